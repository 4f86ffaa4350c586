data "realtimekit_apps" "all" {}

# One read for each app: at least one request, and one more for every 1,000 sessions, or
# 100 if the API has smaller pages. All of them share the budget of the provider.
data "realtimekit_session_usage" "of" {
  for_each = { for app in data.realtimekit_apps.all.apps : app.id => app }

  app_id = each.key
}

output "minutes_by_app" {
  value = {
    for id, usage in data.realtimekit_session_usage.of : id => usage.totals.minutes_consumed
  }
}
