data "realtimekit_sessions" "app" {}

output "meta" {
  value = data.realtimekit_sessions.app.sessions[0].meta
}

output "ticket" {
  value = tostring(jsondecode(data.realtimekit_sessions.app.sessions[0].meta).ticket)
}
