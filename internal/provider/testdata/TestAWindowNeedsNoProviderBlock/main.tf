terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

locals {
  at = "2026-04-17T10:11:12Z"
}

resource "terraform_data" "later" {
  input = local.at
}

output "last_month" {
  value = provider::realtimekit::window("month", -1, local.at, "Europe/Berlin")
}

output "last_week" {
  value = provider::realtimekit::window("week", "-1", local.at, null)
}

output "next_hour" {
  value = provider::realtimekit::window("hour", 1, local.at, "Asia/Kolkata").start
}

# Unknown while Terraform plans.
output "quarter" {
  value = provider::realtimekit::window("quarter", 0, terraform_data.later.output, "UTC")
}

# What follows from a window can be counted on: the ends meet.
output "days" {
  value = [
    for offset in range(-2, 2) : provider::realtimekit::window("day", offset, "2025-10-26T12:00:00+01:00", "Europe/Berlin").end
  ]
}
