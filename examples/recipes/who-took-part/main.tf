# The three newest sessions. Each takes at least one request, so bound their number.
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

# A participant who joined more than once has several rows. The sums are rounded, since
# fractions do not add up exactly.
output "minutes_by_participant" {
  value = {
    for id, list in data.realtimekit_session_participants.of : id => {
      for participant, minutes in {
        for row in list.rows : coalesce(row.custom_participant_id, "unknown") => coalesce(row.duration, 0)...
      } : participant => tonumber(format("%.4f", sum(minutes)))
    }
  }
}
