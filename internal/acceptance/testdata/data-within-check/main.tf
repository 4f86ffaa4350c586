# What examples/live-guard says that it avoids.
check "live_sessions" {
  data "realtimekit_sessions" "live" {
    status = "LIVE"
  }

  assert {
    condition     = length(data.realtimekit_sessions.live.sessions) < 1000
    error_message = "Too many sessions are live."
  }
}
