data "realtimekit_sessions" "none" {}

output "length" {
  value = length(data.realtimekit_sessions.none.sessions)
}
