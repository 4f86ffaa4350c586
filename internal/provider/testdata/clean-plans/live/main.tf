data "realtimekit_session_usage" "live" {
  status = "LIVE"
}

output "live" {
  value = data.realtimekit_session_usage.live.totals.sessions
}
