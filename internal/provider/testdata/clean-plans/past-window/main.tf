data "realtimekit_session_usage" "january" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
}

output "minutes" {
  value = data.realtimekit_session_usage.january.totals.minutes_consumed
}
