# Live sessions come and go while they are read, so a list that does not fit one
# page is read until two readings agree, three times at most. With "warn" the last
# reading counts when none do, and complete says so.
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
