terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

resource "terraform_data" "title" {
  input = "Stand-up"
}

resource "terraform_data" "rows" {
  input = [{ title = "Retro" }]
}

locals {
  rows = [{ id = 1, title = terraform_data.title.output }, { id = 2, title = "Review" }]
}

output "cell" {
  value = provider::realtimekit::csvencode(local.rows)
}

output "rows" {
  value = provider::realtimekit::markdown_table(terraform_data.rows.output)
}

output "column" {
  value = provider::realtimekit::csvencode(local.rows, terraform_data.title.output == "Stand-up" ? "id" : "title")
}

output "left_out" {
  value = provider::realtimekit::csvencode(local.rows, "id")
}
