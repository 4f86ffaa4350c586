data "realtimekit_sessions" "app" {}

output "title" {
  value = data.realtimekit_sessions.app.sessions[0].meeting_display_name
}

output "meta" {
  value = data.realtimekit_sessions.app.sessions[0].meta
}

# Terraform writes text of several lines without escapes, as a key too.
output "by_title" {
  value = { for s in data.realtimekit_sessions.app.sessions : s.meeting_display_name => s.meeting_display_name }
}
