variable "time_zone" {
  description = "Time zone in which days begin, an IANA name."
  type        = string
  default     = "Europe/Berlin"
}

locals {
  last_month = provider::realtimekit::window("month", -1, plantimestamp(), var.time_zone)
}

data "realtimekit_session_usage" "days" {
  start_time = local.last_month.start
  end_time   = local.last_month.end
  group_by   = ["day"]
  time_zone  = var.time_zone
}

# A day without a session has no group. Days outside the month are left out: the API may
# compare another time than created_at.
output "minutes_by_day" {
  value = {
    for day in data.realtimekit_session_usage.days.groups : substr(day.period_start, 0, length("2026-01-31")) => day.minutes_consumed
    if try(startswith(day.period_start, substr(local.last_month.start, 0, length("2026-01"))), false)
  }
}
