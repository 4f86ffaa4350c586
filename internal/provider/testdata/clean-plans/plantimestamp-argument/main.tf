data "realtimekit_session_usage" "until_now" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = plantimestamp()
}

output "minutes" {
  value = data.realtimekit_session_usage.until_now.totals.minutes_consumed
}
