# Sorted by the API, and cut at ten: one request, however many sessions there are.
# In a list of all of them minutes change while it is read, which is why it would
# be hard to prove complete; sort such a list in the configuration.
data "realtimekit_sessions" "longest" {
  sort_by      = "minutesConsumed"
  sort_order   = "DESC"
  participants = "2:100000" # which count, and a range without an end: not documented
  max_items    = 10
  columns      = ["meeting_display_name", "minutes_consumed"]
}

output "longest" {
  value = [
    for session in data.realtimekit_sessions.longest.rows : {
      title   = session.meeting_display_name # as people wrote it
      minutes = session.minutes_consumed
    }
  ]
}
