# Live sessions come and go while they are read, so a list that does not fit one
# page is read until two readings agree, three times at most. With "warn" the last
# reading counts when none do, and complete says so.
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
      title   = meeting.meeting_display_name # as people wrote it
      present = meeting.live_participants
      since   = meeting.first_started_at
    }
  ]
}

output "complete" {
  value = data.realtimekit_session_usage.live.complete
}
