data "realtimekit_sessions" "app" {}

locals {
  sessions = data.realtimekit_sessions.app.sessions
}

output "titles" {
  value = local.sessions[*].meeting_display_name
}

output "meta" {
  value = local.sessions[*].meta
}

# The CLI writes a text of several lines without escapes, as a key too.
output "by_title" {
  value = { for session in local.sessions : session.meeting_display_name => session.meeting_display_name }
}
