data "realtimekit_session_usage" "app" {
  on_incomplete = "warn"
}

output "totals" {
  value = data.realtimekit_session_usage.app.totals
}

output "total_count" {
  value = data.realtimekit_session_usage.app.total_count
}

output "complete" {
  value = data.realtimekit_session_usage.app.complete
}
