variable "title" {
  description = "Exact title of the meetings."
  type        = string
  default     = "Weekly stand-up"
}

# The search may find more sessions: it also compares ids, and perhaps parts of titles. So
# the local value compares the titles again.
data "realtimekit_sessions" "found" {
  search  = var.title
  columns = ["id", "associated_id", "meeting_display_name"]
}

locals {
  sessions = [
    for session in data.realtimekit_sessions.found.rows : session
    if session.meeting_display_name == var.title
  ]
}

# Several meetings may have the same title: their sessions, by meeting id.
output "meetings" {
  value = {
    for session in local.sessions : coalesce(session.associated_id, "unknown") => session.id...
  }
}
