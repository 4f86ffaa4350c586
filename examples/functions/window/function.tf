# Last month, by the clocks of Berlin.
locals {
  last_month = provider::realtimekit::window("month", -1, plantimestamp(), "Europe/Berlin")
}

data "realtimekit_session_usage" "last_month" {
  start_time = local.last_month.start
  end_time   = local.last_month.end
}

output "window" {
  value = local.last_month
}

output "minutes" {
  value = data.realtimekit_session_usage.last_month.totals.minutes_consumed
}

# The last four weeks that are over, the latest first. null is UTC.
output "weeks" {
  value = [
    for before in range(1, 5) : provider::realtimekit::window("week", -before, plantimestamp(), null)
  ]
}

# Of a moment that stays the same, here in 2026: 2026-04-01T00:00:00+02:00 to
# 2026-07-01T00:00:00+02:00.
output "quarter" {
  value = provider::realtimekit::window("quarter", 0, "2026-05-06T12:00:00Z", "Europe/Berlin")
}
