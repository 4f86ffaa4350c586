locals {
  this_month = formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())
  last_month = formatdate("YYYY-MM-01'T'00:00:00Z", timeadd(local.this_month, "-24h"))
}

data "realtimekit_session_usage" "last_month" {
  start_time = local.last_month
  end_time   = local.this_month
}

output "minutes" {
  value = data.realtimekit_session_usage.last_month.totals.minutes_consumed
}
