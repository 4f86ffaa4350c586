variable "session_id" {
  description = "Id of the session, a UUID."
  type        = string
}

# One row for each user instead of one for each time that somebody joined. While the
# session is live, such a list changes during the read. It is then read until two passes
# agree, at most three times.
data "realtimekit_session_participants" "longest" {
  session_id    = var.session_id
  view          = "consolidated"
  sort_by       = "duration"
  sort_order    = "DESC"
  max_items     = 10
  columns       = ["custom_participant_id", "duration"]
  on_incomplete = "warn"
}

output "longest_stays" {
  value = [for row in data.realtimekit_session_participants.longest.rows : row]
}
