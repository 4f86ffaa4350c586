variable "base_url" {
  type = string
}

variable "api_key" {
  type      = string
  sensitive = true
}

variable "email" {
  type = string
}

provider "realtimekit" {
  alias    = "second"
  base_url = var.base_url
  api_key  = var.api_key
  email    = var.email
  app_id   = "second-app"
}

data "realtimekit_sessions" "all" {}

data "realtimekit_sessions" "live" {
  status = "LIVE"
}

data "realtimekit_sessions" "second" {
  provider = realtimekit.second
}

data "realtimekit_sessions" "newest" {
  provider  = realtimekit.second
  max_items = 2
}

output "all" {
  value = data.realtimekit_sessions.all.sessions
}

output "live" {
  value = data.realtimekit_sessions.live.sessions
}

output "second" {
  value = data.realtimekit_sessions.second.sessions
}

output "newest" {
  value = data.realtimekit_sessions.newest.sessions
}
