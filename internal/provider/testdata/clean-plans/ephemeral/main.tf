ephemeral "realtimekit_sessions" "newest" {
  max_items = 10
}

check "a_session_exists" {
  assert {
    condition     = length(ephemeral.realtimekit_sessions.newest.sessions) > 0
    error_message = "There is no session."
  }
}
