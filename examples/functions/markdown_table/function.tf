data "realtimekit_session_usage" "meetings" {
  group_by = ["meeting"]
}

output "meetings" {
  value = provider::realtimekit::markdown_table([
    for meeting in data.realtimekit_session_usage.meetings.groups : {
      Meeting  = meeting.meeting_display_name
      Sessions = meeting.sessions
      Minutes  = meeting.minutes_consumed
    }
  ], "Meeting", "Sessions", "Minutes")
}
