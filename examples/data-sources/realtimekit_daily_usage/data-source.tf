data "realtimekit_daily_usage" "january" {
  start_date = "2026-01-01"
  end_date   = "2026-01-31"
}

output "minutes_by_day" {
  value = { for day in data.realtimekit_daily_usage.january.sessions.days : day.day => day.minutes }
}
