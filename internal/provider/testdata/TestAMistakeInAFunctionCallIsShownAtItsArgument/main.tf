terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

variable "mistake" {
  type = string
}

resource "terraform_data" "title" {
  input = "Stand-up"
}

locals {
  rows = {
    name  = [{ id = 1, title = terraform_data.title.output }]
    list  = [{ id = 1 }, { id = 2, rooms = ["a"] }]
    row   = [{ id = 1 }, null]
    null  = null
    names = [{ "=a" = 1, "'=a" = 2 }]
  }

  columns = { name = ["id", "minutes"] }
}

output "csv" {
  value = provider::realtimekit::csvencode(local.rows[var.mistake], lookup(local.columns, var.mistake, [])...)
}
