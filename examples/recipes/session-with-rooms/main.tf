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

data "realtimekit_session" "one" {
  account_id             = var.account_id
  app_id                 = var.app_id
  id                     = var.session_id
  include_breakout_rooms = true
  include_undocumented   = true

  timeouts = {
    read = "1m"
  }
}

# Each room is a JSON text. "try" allows for fields that the API leaves out.
output "breakout_rooms" {
  value = [
    for room in data.realtimekit_session.one.breakout_rooms : {
      id      = try(jsondecode(room).id, null)
      minutes = try(jsondecode(room).minutes_consumed, null)
    }
  ]
}

# Null if the API does not send this field.
output "total_participants" {
  value = try(jsondecode(data.realtimekit_session.one.undocumented).total_participants, null)
}
