check "somebody_is_live" {
  data "realtimekit_session_usage" "live" {
    status = "LIVE"
  }

  assert {
    condition     = data.realtimekit_session_usage.live.totals.sessions > 0
    error_message = "Nobody is live."
  }
}
