variable "session_id" {
  description = "Id of the session, a UUID."
  type        = string
}

data "realtimekit_session" "one" {
  id = var.session_id
}

output "minutes" {
  value = data.realtimekit_session.one.minutes_consumed
}
