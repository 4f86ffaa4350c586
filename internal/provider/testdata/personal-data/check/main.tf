check "titles" {
  data "realtimekit_sessions" "all" {}

  assert {
    condition     = alltrue([for session in data.realtimekit_sessions.all.sessions : session.meeting_display_name != ""])
    error_message = "A session has no title."
  }
}
