# The three newest sessions. A report on n sessions takes at least n requests, so bound n.
data "realtimekit_sessions" "newest" {
  max_items = 3
  columns   = ["id"]
}

# Ids of your own application instead of names.
data "realtimekit_session_participants" "of" {
  for_each = toset([for session in data.realtimekit_sessions.newest.rows : session.id])

  session_id = each.key
  columns    = ["custom_participant_id", "duration"]
}

output "minutes_by_participant" {
  value = {
    for id, list in data.realtimekit_session_participants.of : id => {
      for row in list.rows : coalesce(row.custom_participant_id, "unknown") => coalesce(row.duration, 0)...
    }
  }
}
