ephemeral "realtimekit_sessions" "live" {
  status  = "LIVE"
  columns = ["live_participants"]

  timeouts = {
    read = "1m"
  }
}

check "no_live_session_is_empty" {
  assert {
    condition = alltrue([
      for session in ephemeral.realtimekit_sessions.live.rows : session.live_participants != 0
    ])
    error_message = "A live session has no participants."
  }
}
