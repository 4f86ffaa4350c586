data "realtimekit_session_usage" "live" {
  status = "LIVE"
}

check "somebody_is_live" {
  assert {
    condition     = data.realtimekit_session_usage.live.totals.sessions > 0
    error_message = "No session is live."
  }
}
