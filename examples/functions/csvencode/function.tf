data "realtimekit_sessions" "week" {
  start_time = "2026-01-05T00:00:00Z"
  end_time   = "2026-01-12T00:00:00Z"
}

# A file for a spreadsheet: terraform output -raw sessions > sessions.csv
output "sessions" {
  value = provider::realtimekit::csvencode(
    data.realtimekit_sessions.week.sessions,
    "started_at", "meeting_display_name", "minutes_consumed",
  )
}

# The same with a byte order mark, so that Excel reads it as UTF-8.
output "for_excel" {
  value = "\ufeff${provider::realtimekit::csvencode(
    data.realtimekit_sessions.week.sessions,
    "started_at", "meeting_display_name", "minutes_consumed",
  )}"
}

# All columns. Lists such as breakout_rooms are JSON in their cells.
output "everything" {
  value = provider::realtimekit::csvencode(data.realtimekit_sessions.week.sessions)
}

# Columns of your own.
output "rooms" {
  value = provider::realtimekit::csvencode([
    for session in data.realtimekit_sessions.week.sessions : {
      Id    = session.id
      Rooms = [for room in session.breakout_rooms : jsondecode(room)]
    }
  ], "Id", "Rooms")
}
