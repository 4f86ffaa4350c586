# Only three attributes of each session are read into plan and state.
data "realtimekit_sessions" "all" {
  columns = ["id", "started_at", "minutes_consumed"]
}

# Read rows with "for": a splat on a null value is an empty list, without an error.
output "long_sessions" {
  value = [
    for session in data.realtimekit_sessions.all.rows : session
    if coalesce(session.minutes_consumed, 0) > 800
  ]
}
