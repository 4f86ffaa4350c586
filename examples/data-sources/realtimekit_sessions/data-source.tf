# The sessions of one week, by the clocks of Berlin, that have ended.
data "realtimekit_sessions" "week" {
  start_time = "2026-01-05T00:00:00+01:00"
  end_time   = "2026-01-12T00:00:00+01:00"
  status     = "ENDED"
}

output "sessions" {
  value = length(data.realtimekit_sessions.week.sessions)
}

# The API may leave the minutes of a session out, and an empty list has no sum. The
# sum is rounded, since fractions do not add up exactly.
output "minutes" {
  value = tonumber(format("%.4f", sum(concat([0], [
    for session in data.realtimekit_sessions.week.sessions : coalesce(session.minutes_consumed, 0)
  ]))))
}
