variable "key" {
  type      = string
  sensitive = true
  default   = null
}

variable "address" {
  type    = string
  default = null
}

variable "app_id" {
  type = string
}

provider "realtimekit" {
  api_key     = var.key
  email       = var.address
  max_retries = 0
}

data "realtimekit_sessions" "app" {
  app_id = var.app_id
}

output "titles" {
  value = data.realtimekit_sessions.app.sessions[*].meeting_display_name
}
