data "realtimekit_sessions" "for_excel" {
  start_time = "2026-01-05T00:00:00Z"
  end_time   = "2026-01-12T00:00:00Z"
  columns    = ["started_at", "meeting_display_name", "minutes_consumed"]
}

output "for_excel" {
  value = "\ufeff${provider::realtimekit::csvencode(
    data.realtimekit_sessions.for_excel.rows,
    "started_at", "meeting_display_name", "minutes_consumed",
  )}"
}
