# plantimestamp() is known during the plan. With timestamp() the data source would be read
# only during apply, and every plan would show changes.
locals {
  this_month = formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())
  # A day before the first of this month is in the month before.
  last_month = formatdate("YYYY-MM-01'T'00:00:00Z", timeadd(local.this_month, "-24h"))
}

# The window ends before now, so no session can begin in it any more.
data "realtimekit_sessions" "last_month" {
  start_time = local.last_month
  end_time   = local.this_month
  columns    = ["minutes_consumed"]
}

output "window" {
  value = {
    start = local.last_month
    end   = local.this_month
  }
}

output "sessions" {
  value = length(data.realtimekit_sessions.last_month.rows)
}

# Rounded, since fractions do not add up exactly.
output "minutes" {
  value = tonumber(format("%.4f", sum(concat([0], [
    for session in data.realtimekit_sessions.last_month.rows : coalesce(session.minutes_consumed, 0)
  ]))))
}
