data "realtimekit_session_usage" "meetings" {
  group_by = ["meeting"]
}

locals {
  groups = data.realtimekit_session_usage.meetings.groups

  # Functions sort texts alone, and a map by its keys: so the key is the number,
  # wide enough for the order of the texts to be that of the numbers. The position
  # keeps meetings with the same minutes apart.
  by_minutes = reverse(values({
    for position, meeting in local.groups : format("%020.4f %09d", meeting.minutes_consumed, position) => meeting
  }))
}

output "top_meetings" {
  value = [
    for meeting in slice(local.by_minutes, 0, min(10, length(local.by_minutes))) : {
      id       = meeting.associated_id
      title    = meeting.meeting_display_name # as people wrote it
      sessions = meeting.sessions
      minutes  = meeting.minutes_consumed
    }
  ]
}
