# The token, the account and the app come from CLOUDFLARE_API_TOKEN,
# CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.
data "realtimekit_sessions" "all" {}

locals {
  sessions = data.realtimekit_sessions.all.sessions
}

output "sessions" {
  value = length(local.sessions)
}

output "distinct_sessions" {
  value = length(distinct(local.sessions[*].id))
}

# The API may leave minutes out, and a list without sessions has no sum. Rounded,
# since fractions do not add up exactly.
output "minutes" {
  value = tonumber(format("%.4f", sum(concat([0], [
    for session in local.sessions : coalesce(session.minutes_consumed, 0)
  ]))))
}
