terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

locals {
  csv = provider::realtimekit::csvencode([{ title = sensitive("Redundancies") }, { title = "Stand-up" }])
}

output "is_sensitive" {
  value = issensitive(local.csv)
}

output "csv" {
  value = nonsensitive(local.csv)
}
