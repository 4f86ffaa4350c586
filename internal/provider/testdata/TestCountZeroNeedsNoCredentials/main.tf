data "realtimekit_sessions" "none" {
  count = 0
}

output "sessions" {
  value = flatten(data.realtimekit_sessions.none[*].sessions)
}
