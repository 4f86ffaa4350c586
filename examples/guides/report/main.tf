variable "at" {
  description = "The moment to count from, an RFC 3339 time; now, unless it is set."
  type        = string
  default     = null
}

# The month before, in the time zone of Berlin.
locals {
  time_zone = "Europe/Berlin"
  month     = provider::realtimekit::window("month", -1, coalesce(var.at, plantimestamp()), local.time_zone)
}

data "realtimekit_session_usage" "days" {
  start_time = local.month.start
  end_time   = local.month.end
  group_by   = ["day"]
  time_zone  = local.time_zone
}

# A session whose time cannot be read is in a day that is null.
locals {
  days = [
    for day in data.realtimekit_session_usage.days.groups : {
      Day      = try(substr(day.period_start, 0, length("2026-01-31")), null)
      Sessions = day.sessions
      Minutes  = day.minutes_consumed
    }
  ]
  columns = ["Day", "Sessions", "Minutes"]
}

output "csv" {
  value = provider::realtimekit::csvencode(local.days, local.columns...)
}

output "table" {
  value = provider::realtimekit::markdown_table(local.days, local.columns...)
}

output "minutes" {
  value = data.realtimekit_session_usage.days.totals.minutes_consumed
}

# While a session of the month is live, its minutes go on counting.
output "settled" {
  value = data.realtimekit_session_usage.days.totals.live_sessions == 0
}
