# The first quarter, month by month, in the time zone of Berlin.
data "realtimekit_session_usage" "quarter" {
  start_time = "2026-01-01T00:00:00+01:00"
  end_time   = "2026-04-01T00:00:00+02:00"
  group_by   = ["month"]
  time_zone  = "Europe/Berlin"
}

output "minutes" {
  value = data.realtimekit_session_usage.quarter.totals.minutes_consumed
}

output "minutes_by_month" {
  value = {
    for month in data.realtimekit_session_usage.quarter.groups :
    coalesce(month.period_start, "unknown") => month.minutes_consumed
  }
}
