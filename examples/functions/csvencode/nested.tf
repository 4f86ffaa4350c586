data "realtimekit_sessions" "with_rooms" {
  start_time = "2026-01-05T00:00:00Z"
  end_time   = "2026-01-12T00:00:00Z"
}

# All columns. A list such as breakout_rooms is JSON in its cell.
output "everything" {
  value = provider::realtimekit::csvencode(data.realtimekit_sessions.with_rooms.sessions)
}

# Columns of your own, with the rooms as objects.
output "rooms" {
  value = provider::realtimekit::csvencode([
    for session in data.realtimekit_sessions.with_rooms.sessions : {
      Id    = session.id
      Rooms = [for room in session.breakout_rooms : jsondecode(room)]
    }
  ], "Id", "Rooms")
}
