# Sorted by the API and cut at ten: one request, however many sessions there are. Without
# max_items such a list is hard to prove complete, because minutes change during the read.
data "realtimekit_sessions" "most_minutes" {
  sort_by      = "minutesConsumed"
  sort_order   = "DESC"
  participants = "2:100000"
  max_items    = 10
  columns      = ["meeting_display_name", "minutes_consumed"]
}

output "most_minutes" {
  value = [
    for session in data.realtimekit_sessions.most_minutes.rows : {
      title   = session.meeting_display_name
      minutes = session.minutes_consumed
    }
  ]
}
