variable "account_id" {
  description = "Cloudflare account of the app, if it is not that of the provider."
  type        = string
  default     = null
}

variable "app_id" {
  description = "Id of the app."
  type        = string
}

variable "session_id" {
  description = "Id of the session, a UUID."
  type        = string
}

variable "participant" {
  description = "Id that your application gave the participant."
  type        = string
  default     = "employee-808"
}

# The search may find other participants: it also compares display names, and perhaps parts
# of texts. So the output filters again.
data "realtimekit_session_participants" "found" {
  account_id          = var.account_id
  app_id              = var.app_id
  session_id          = var.session_id
  search              = var.participant
  include_peer_events = true
  columns             = ["custom_participant_id", "joined_at", "left_at", "peer_events"]

  timeouts = {
    read = "1m"
  }
}

# A row for each time that the participant joined.
output "stays" {
  value = [
    for row in data.realtimekit_session_participants.found.rows : {
      joined = row.joined_at
      left   = row.left_at # null while the participant is in the session
      events = [for event in row.peer_events : jsondecode(event)]
    } if row.custom_participant_id == var.participant
  ]
}
