# Only two attributes of each session are read into plan and state.
data "realtimekit_sessions" "all" {
  columns = ["minutes_consumed", "type"]
}

# Read rows with "for": a splat on a null value is an empty list, without an error.
output "minutes_by_type" {
  value = {
    for session in data.realtimekit_sessions.all.rows :
    coalesce(session.type, "unknown") => session.minutes_consumed...
  }
}
