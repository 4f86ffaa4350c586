data "realtimekit_daily_usage" "january" {
  start_date = "2026-01-01"
  end_date   = "2026-01-31"
}

output "minutes" {
  value = data.realtimekit_daily_usage.january.sessions.minutes
}

output "days" {
  value = data.realtimekit_daily_usage.january.sessions.days
}
