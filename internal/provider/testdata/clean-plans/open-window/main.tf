data "realtimekit_session_usage" "all" {}

output "minutes" {
  value = data.realtimekit_session_usage.all.totals.minutes_consumed
}
