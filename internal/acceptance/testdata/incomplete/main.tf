variable "on_incomplete" {
  type    = string
  default = "warn"
}

# The API counts one session more than it has.
data "realtimekit_sessions" "short" {
  on_incomplete = var.on_incomplete
}

data "realtimekit_session_usage" "short" {
  on_incomplete = var.on_incomplete
}

# The API ignores status.
data "realtimekit_sessions" "live" {
  app_id = "unfiltered"
  status = "LIVE"
}

output "complete" {
  value = {
    sessions = data.realtimekit_sessions.short.complete
    usage    = data.realtimekit_session_usage.short.complete
    live     = data.realtimekit_sessions.live.complete
  }
}

output "held" {
  value = {
    sessions = length(data.realtimekit_sessions.short.sessions)
    usage    = data.realtimekit_session_usage.short.totals.sessions
    live     = distinct(data.realtimekit_sessions.live.sessions[*].status)
  }
}
