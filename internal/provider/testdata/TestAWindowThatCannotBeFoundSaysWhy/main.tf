terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

variable "unit" {
  type    = string
  default = "month"
}

variable "offset" {
  type    = number
  default = -1
}

variable "at" {
  type    = string
  default = "2026-04-17T10:11:12Z"
}

variable "time_zone" {
  type    = string
  default = null
}

output "window" {
  value = provider::realtimekit::window(var.unit, var.offset, var.at, var.time_zone)
}
