data "realtimekit_session_usage" "meetings" {
  group_by   = ["meeting"]
  sort_by    = "minutes_consumed"
  sort_order = "DESC"
  max_groups = 10
}

output "top_meetings" {
  value = [
    for meeting in data.realtimekit_session_usage.meetings.groups : {
      id       = meeting.associated_id
      title    = meeting.meeting_display_name
      sessions = meeting.sessions
      minutes  = meeting.minutes_consumed
    }
  ]
}
