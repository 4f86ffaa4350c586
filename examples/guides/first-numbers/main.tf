# The token, the account and the app come from CLOUDFLARE_API_TOKEN,
# CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.
provider "realtimekit" {}

# All sessions the app ever had, added up. None of them reaches the state.
data "realtimekit_session_usage" "all" {}

output "sessions" {
  value = data.realtimekit_session_usage.all.totals.sessions
}

output "minutes" {
  value = data.realtimekit_session_usage.all.totals.minutes_consumed
}

# Where totals are not enough: the three newest sessions themselves.
data "realtimekit_sessions" "newest" {
  max_items = 3
  columns   = ["created_at", "status", "meeting_display_name"]
}

output "newest" {
  value = [
    for session in data.realtimekit_sessions.newest.rows :
    { began = session.created_at, status = session.status, title = session.meeting_display_name }
  ]
}
