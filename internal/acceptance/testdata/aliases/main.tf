variable "second_base_url" {
  type = string
}

variable "key" {
  type      = string
  sensitive = true
}

variable "address" {
  type = string
}

provider "realtimekit" {
  alias    = "second"
  base_url = var.second_base_url
  api_key  = var.key
  email    = var.address
  app_id   = "second"
}

data "realtimekit_sessions" "all" {}

data "realtimekit_sessions" "ended" {
  status = "ENDED"
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

output "ended" {
  value = data.realtimekit_sessions.ended.sessions
}

output "second" {
  value = data.realtimekit_sessions.second.sessions
}

output "newest" {
  value = data.realtimekit_sessions.newest.sessions
}
