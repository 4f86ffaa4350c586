# The first quarter, month by month, by the clocks of Berlin.
data "realtimekit_session_usage" "quarter" {
  start_time = "2026-01-01T00:00:00+01:00"
  end_time   = "2026-04-01T00:00:00+02:00"
  group_by   = ["month"]
  time_zone  = "Europe/Berlin"
}

output "sessions" {
  value = data.realtimekit_session_usage.quarter.totals.sessions
}

# Sums are exact: nothing has to be rounded.
output "minutes" {
  value = data.realtimekit_session_usage.quarter.totals.minutes_consumed
}

# A session whose time cannot be read is in no month.
output "minutes_by_month" {
  value = {
    for group in data.realtimekit_session_usage.quarter.groups :
    try(substr(group.period_start, 0, length("2026-01")), "unknown") => group.minutes_consumed
  }
}
