# Live sessions change during the read, so a list of several pages is read until two passes
# agree, at most three times. If none agree, "warn" returns the last one with complete = false.
data "realtimekit_session_usage" "live" {
  status        = "LIVE"
  group_by      = ["meeting"]
  on_incomplete = "warn"
}

output "live_now" {
  value = {
    meetings     = length(data.realtimekit_session_usage.live.groups)
    sessions     = data.realtimekit_session_usage.live.totals.live_sessions
    participants = data.realtimekit_session_usage.live.totals.live_participants
  }
}

output "live_meetings" {
  value = [
    for meeting in data.realtimekit_session_usage.live.groups : {
      id      = meeting.associated_id
      title   = meeting.meeting_display_name
      present = meeting.live_participants
      since   = meeting.first_started_at
    }
  ]
}

output "complete" {
  value = data.realtimekit_session_usage.live.complete
}
