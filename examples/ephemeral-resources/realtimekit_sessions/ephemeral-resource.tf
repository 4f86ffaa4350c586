# Neither a title nor anything else of these sessions is kept. Read in the plan and
# once more in the apply, hence bounded.
ephemeral "realtimekit_sessions" "newest" {
  max_items = 200
  columns   = ["status", "live_participants"]

  timeouts = {
    read = "1m"
  }
}

check "no_session_is_left_open" {
  assert {
    condition = alltrue([
      for session in ephemeral.realtimekit_sessions.newest.rows :
      coalesce(session.live_participants, 0) != 0 if try(upper(session.status), "LIVE") == "LIVE"
    ])
    error_message = "One of the newest sessions is live with nobody in it."
  }
}
