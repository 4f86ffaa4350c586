data "realtimekit_sessions" "all" {}

data "realtimekit_sessions" "oldest" {
  max_items            = 40
  sort_order           = "ASC"
  include_undocumented = true
}

data "realtimekit_session_usage" "all" {}

data "realtimekit_session_usage" "by_month" {
  group_by  = ["month", "status"]
  time_zone = "Europe/Berlin"
}

data "realtimekit_session_usage" "live_by_meeting" {
  status   = "LIVE"
  group_by = ["meeting"]
}

locals {
  sessions = data.realtimekit_sessions.all.sessions
  totals   = data.realtimekit_session_usage.all.totals
  live     = [for session in local.sessions : session if session.status == "LIVE"]
  by_month = data.realtimekit_session_usage.by_month.groups
}

# Each figure is what a user would calculate from the sessions.
output "same" {
  value = {
    sessions          = local.totals.sessions == length(local.sessions)
    live_sessions     = local.totals.live_sessions == length(local.live)
    live_participants = local.totals.live_participants == sum(local.sessions[*].live_participants)
    minutes           = format("%.6f", local.totals.minutes_consumed) == format("%.6f", sum(local.sessions[*].minutes_consumed))
    peak              = local.totals.max_concurrent_participants == max(local.sessions[*].max_concurrent_participants...)
    first             = local.totals.first_started_at == sort(local.sessions[*].started_at)[0]
    last              = local.totals.last_ended_at == reverse(sort(compact(local.sessions[*].ended_at)))[0]
    total_count       = data.realtimekit_session_usage.all.total_count == length(local.sessions)
    complete          = data.realtimekit_session_usage.all.complete
    no_groups         = length(data.realtimekit_session_usage.all.groups) == 0
    months            = sum(local.by_month[*].sessions) == length(local.sessions)
    month_minutes     = format("%.6f", sum(local.by_month[*].minutes_consumed)) == format("%.6f", local.totals.minutes_consumed)
    meetings          = sort(data.realtimekit_session_usage.live_by_meeting.groups[*].meeting_display_name) == sort(local.live[*].meeting_display_name)
  }
}

output "ticket" {
  value = tostring(jsondecode(local.sessions[9].meta).ticket)
}
