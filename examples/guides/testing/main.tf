variable "max_minutes" {
  description = "How many minutes a session may take."
  type        = number
  default     = 120
}

data "realtimekit_session_usage" "all" {}

data "realtimekit_sessions" "all" {
  columns = ["id", "minutes_consumed"]
}

locals {
  totals = data.realtimekit_session_usage.all.totals
}

# Whole minutes, or null without sessions.
output "minutes_per_session" {
  value = local.totals.sessions == 0 ? null : floor(local.totals.minutes_consumed / local.totals.sessions)
}

output "long_sessions" {
  value = [
    for session in data.realtimekit_sessions.all.rows : session.id
    if coalesce(session.minutes_consumed, 0) > var.max_minutes
  ]
}
