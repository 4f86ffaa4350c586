data "realtimekit_sessions" "january" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
}

output "sessions" {
  value = data.realtimekit_sessions.january.sessions
}
