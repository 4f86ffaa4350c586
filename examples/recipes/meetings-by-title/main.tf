variable "title" {
  description = "Title of the meetings, letter by letter."
  type        = string
  default     = "Weekly stand-up"
}

# The search narrows the list down, but may find more than the title: it looks at
# ids as well, and whether part of a title is enough for it is not documented.
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
