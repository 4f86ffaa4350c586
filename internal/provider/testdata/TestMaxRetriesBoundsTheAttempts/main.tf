variable "max_retries" {
  type = number
}

provider "realtimekit" {
  max_retries = var.max_retries
}

data "realtimekit_sessions" "app" {}
