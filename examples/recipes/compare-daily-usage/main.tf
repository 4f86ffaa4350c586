# What Cloudflare counts by day, next to what the sessions add up to.
data "realtimekit_daily_usage" "january" {
  start_date = "2026-01-01"
  end_date   = "2026-01-31"
}

data "realtimekit_session_usage" "january" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
  group_by   = ["day"]
}

locals {
  ours   = { for day in data.realtimekit_session_usage.january.groups : substr(day.period_start, 0, 10) => day if day.period_start != null }
  theirs = { for day in data.realtimekit_daily_usage.january.sessions.days : substr(day.day, 0, 10) => day if day.day != null }

  # A day that one of them lacks counts as 0.
  days = {
    for day in setunion(keys(local.ours), keys(local.theirs)) : day => {
      sessions      = try(local.ours[day].sessions, 0)
      live_sessions = try(local.ours[day].live_sessions, 0)
      minutes       = try(local.ours[day].minutes_consumed, 0)
      api_sessions  = try(coalesce(local.theirs[day].count, 0), 0)
      api_minutes   = try(coalesce(local.theirs[day].minutes, 0), 0)
    }
  }
}

# Days on which the two differ. Minutes may differ by rounding.
output "differences" {
  value = {
    for day, counts in local.days : day => counts
    if counts.sessions != counts.api_sessions || abs(counts.minutes - counts.api_minutes) > 0.01
  }
}
