variable "budget" {
  type = number
}

variable "read" {
  type = string
}

provider "realtimekit" {
  requests_per_five_minutes = var.budget
}

data "realtimekit_sessions" "all" {
  timeouts = {
    read = var.read
  }
}
