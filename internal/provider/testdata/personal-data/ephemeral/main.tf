ephemeral "realtimekit_sessions" "all" {}

check "titles" {
  assert {
    condition     = alltrue([for session in ephemeral.realtimekit_sessions.all.sessions : session.meeting_display_name != ""])
    error_message = "A session has no title."
  }
}
