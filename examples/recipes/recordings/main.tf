data "realtimekit_apps" "all" {}

# One request for each app.
data "realtimekit_daily_usage" "january" {
  for_each = { for app in data.realtimekit_apps.all.apps : app.id => app }

  account_id = data.realtimekit_apps.all.account_id
  app_id     = each.key
  start_date = "2026-01-01"
  end_date   = "2026-01-31"

  timeouts = {
    read = "1m"
  }
}

output "recordings_by_app" {
  value = {
    for id, usage in data.realtimekit_daily_usage.january : id => {
      recordings = usage.recordings.count
      minutes    = usage.recordings.minutes
    }
  }
}
