# What Cloudflare counts by day, next to what the sessions add up to. Cloudflare does not
# document the time zone of a day, nor whether live sessions count.
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
  ours   = { for day in data.realtimekit_session_usage.january.groups : substr(day.period_start, 0, 10) => day.sessions if day.period_start != null }
  theirs = { for day in data.realtimekit_daily_usage.january.sessions.days : substr(day.day, 0, 10) => day.count if day.day != null }
}

# Days on which the two differ. A day that one of them lacks counts as 0.
output "differences" {
  value = {
    for day in setunion(keys(local.ours), keys(local.theirs)) : day => {
      sessions = lookup(local.ours, day, 0)
      api      = lookup(local.theirs, day, 0)
    } if lookup(local.ours, day, 0) != lookup(local.theirs, day, 0)
  }
}
