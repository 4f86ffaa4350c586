# Live sessions change during the read, so a list of several pages is read until two passes
# agree, at most three times. If none agree, "warn" returns the last one with complete = false.
data "realtimekit_sessions" "live" {
  status        = "LIVE"
  on_incomplete = "warn"
  columns       = ["meeting_display_name", "live_participants", "started_at"]
}

output "live_now" {
  value = [
    for session in data.realtimekit_sessions.live.rows : {
      title   = session.meeting_display_name
      present = session.live_participants
      since   = session.started_at
    }
  ]
}

output "complete" {
  value = data.realtimekit_sessions.live.complete
}
