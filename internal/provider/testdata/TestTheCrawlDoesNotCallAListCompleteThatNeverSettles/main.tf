variable "on_incomplete" {
  type    = string
  default = null
}

provider "realtimekit" {
  max_concurrent_requests = 1
}

data "realtimekit_sessions" "app" {
  status        = "LIVE"
  per_page      = 6
  on_incomplete = var.on_incomplete
}

output "sessions" {
  value = data.realtimekit_sessions.app.sessions
}

output "total_count" {
  value = data.realtimekit_sessions.app.total_count
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
