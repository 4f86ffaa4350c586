data "realtimekit_daily_usage" "january" {
  start_date = "2026-01-01"
  end_date   = "2026-01-31"
}

output "minutes" {
  value = data.realtimekit_daily_usage.january.sessions.minutes
}

output "minutes_by_day" {
  value = {
    for day in data.realtimekit_daily_usage.january.sessions.days : day.day => day.minutes if day.day != null
  }
}
