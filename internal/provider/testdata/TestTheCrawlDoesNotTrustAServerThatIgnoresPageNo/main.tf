variable "on_incomplete" {
  type    = string
  default = null
}

data "realtimekit_sessions" "app" {
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
