data "realtimekit_sessions" "week" {
  start_time = "2026-01-05T00:00:00Z"
  end_time   = "2026-01-12T00:00:00Z"
}

output "sessions" {
  value = provider::realtimekit::csvencode(
    data.realtimekit_sessions.week.sessions,
    "started_at", "meeting_display_name", "minutes_consumed",
  )
}
