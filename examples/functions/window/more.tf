# The last four weeks that are over, the latest first. null is UTC.
output "weeks" {
  value = [
    for before in range(1, 5) : provider::realtimekit::window("week", -before, plantimestamp(), null)
  ]
}

# 2026-04-01T00:00:00+02:00 to 2026-07-01T00:00:00+02:00.
output "quarter" {
  value = provider::realtimekit::window("quarter", 0, "2026-05-06T12:00:00Z", "Europe/Berlin")
}
