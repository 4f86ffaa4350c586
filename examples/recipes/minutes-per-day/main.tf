variable "time_zone" {
  description = "Time zone in which days begin, an IANA name."
  type        = string
  default     = "Europe/Berlin"
}

locals {
  this_month = formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())
  last_month = formatdate("YYYY-MM-01'T'00:00:00Z", timeadd(local.this_month, "-24h"))
}

# The month begins and ends at midnight in the zone, at an offset that no function
# knows. So the window, in UTC, is a day wider on either side, and the days that
# count are taken from the groups.
data "realtimekit_session_usage" "days" {
  start_time = timeadd(local.last_month, "-24h")
  end_time   = timeadd(local.this_month, "24h")
  group_by   = ["day"]
  time_zone  = var.time_zone
}

# A day without a session has no group, and so no line here.
output "minutes_by_day" {
  value = {
    for day in data.realtimekit_session_usage.days.groups : substr(day.period_start, 0, length("2026-01-31")) => day.minutes_consumed
    if try(startswith(day.period_start, formatdate("YYYY-MM-", local.last_month)), false)
  }
}
