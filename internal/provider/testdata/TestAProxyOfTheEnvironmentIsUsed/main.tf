data "realtimekit_sessions" "app" {}

output "ids" {
  value = data.realtimekit_sessions.app.sessions[*].id
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
