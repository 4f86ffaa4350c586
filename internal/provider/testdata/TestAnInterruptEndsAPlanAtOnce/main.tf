variable "requests_per_five_minutes" {
  type = number
}

provider "realtimekit" {
  max_retries               = 10
  requests_per_five_minutes = var.requests_per_five_minutes
}

data "realtimekit_sessions" "app" {}
