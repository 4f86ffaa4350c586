data "realtimekit_sessions" "all" {}

output "titles" {
  value     = data.realtimekit_sessions.all.sessions[*].meeting_display_name
  sensitive = true
}
