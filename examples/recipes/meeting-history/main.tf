variable "account_id" {
  description = "Cloudflare account of the app, if it is not that of the provider."
  type        = string
  default     = null
}

variable "meeting_id" {
  description = "Id of the meeting."
  type        = string
}

data "realtimekit_sessions" "meeting" {
  account_id           = var.account_id
  associated_id        = var.meeting_id
  include_undocumented = true
  columns              = ["created_at", "max_concurrent_participants", "undocumented"]

  timeouts = {
    read = "2m"
  }
}

output "history" {
  value = [
    for session in data.realtimekit_sessions.meeting.rows : {
      began = session.created_at
      most  = session.max_concurrent_participants
      # Null if the API does not send this field.
      came = try(jsondecode(session.undocumented).total_participants, null)
    }
  ]
}
