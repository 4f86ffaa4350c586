# Read with the provider, as users do. The last hour is left out, since sessions
# that begin between the two reads would be in one of them alone.
locals {
  start = timeadd(plantimestamp(), "-169h")
  end   = timeadd(plantimestamp(), "-1h")
}

data "realtimekit_sessions" "newest" {
  max_items = 5
}

data "realtimekit_sessions" "week" {
  start_time    = local.start
  end_time      = local.end
  on_incomplete = "warn"
}

data "realtimekit_session_usage" "week" {
  start_time    = local.start
  end_time      = local.end
  on_incomplete = "warn"
}

output "newest" {
  value = length(data.realtimekit_sessions.newest.sessions)
}

output "listed" {
  value = length(data.realtimekit_sessions.week.sessions)
}

output "counted" {
  value = data.realtimekit_session_usage.week.totals.sessions
}

output "complete" {
  value = data.realtimekit_sessions.week.complete && data.realtimekit_session_usage.week.complete
}
