data "realtimekit_session_usage" "meetings" {
  group_by = ["meeting"]
}

# For the summary of a job: terraform output -raw meetings >> "$GITHUB_STEP_SUMMARY"
output "meetings" {
  value = provider::realtimekit::markdown_table([
    for meeting in data.realtimekit_session_usage.meetings.groups : {
      Meeting  = meeting.meeting_display_name # as strangers wrote it
      Sessions = meeting.sessions
      Minutes  = meeting.minutes_consumed
    }
  ], "Meeting", "Sessions", "Minutes")
}
