variable "apps" {
  description = "Ids of the apps, by a name of your own."
  type        = map(string)
  default = {
    classroom = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b01"
    support   = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b02"
  }
}

# One provider, so that all apps share one request budget. An alias for each app would be
# a process with a budget of its own.
data "realtimekit_sessions" "of" {
  for_each = var.apps

  app_id  = each.value
  columns = ["minutes_consumed"]
}

output "sessions_by_app" {
  value = { for name, list in data.realtimekit_sessions.of : name => length(list.rows) }
}

# Rounded, since fractions do not add up exactly.
output "minutes_by_app" {
  value = {
    for name, list in data.realtimekit_sessions.of : name => tonumber(format("%.4f", sum(concat([0], [
      for session in list.rows : coalesce(session.minutes_consumed, 0)
    ]))))
  }
}
