data "realtimekit_sessions" "app" {
  status = "LIVE"
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
