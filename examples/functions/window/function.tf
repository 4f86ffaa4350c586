# Last month in the time zone of Berlin.
locals {
  last_month = provider::realtimekit::window("month", -1, plantimestamp(), "Europe/Berlin")
}

data "realtimekit_session_usage" "last_month" {
  start_time = local.last_month.start
  end_time   = local.last_month.end
}

output "minutes" {
  value = data.realtimekit_session_usage.last_month.totals.minutes_consumed
}
