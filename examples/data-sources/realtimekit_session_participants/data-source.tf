variable "session_id" {
  description = "Id of the session, a UUID."
  type        = string
}

# Without display_name, no name gets into plan or state.
data "realtimekit_session_participants" "all" {
  session_id = var.session_id
  columns    = ["joined_at", "duration", "preset_name"]
}

output "participants" {
  value = [for participant in data.realtimekit_session_participants.all.rows : participant]
}
