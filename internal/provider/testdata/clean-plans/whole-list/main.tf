data "realtimekit_sessions" "all" {}

output "sessions" {
  value = data.realtimekit_sessions.all.sessions
}
