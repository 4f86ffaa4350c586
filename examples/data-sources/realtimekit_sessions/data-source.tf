# One week in the time zone of Berlin.
data "realtimekit_sessions" "week" {
  start_time = "2026-01-05T00:00:00+01:00"
  end_time   = "2026-01-12T00:00:00+01:00"
}

output "titles" {
  value = data.realtimekit_sessions.week.sessions[*].meeting_display_name
}
