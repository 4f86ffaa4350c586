# While the CLI validates, the values of both variables are unknown.
variable "token" {
  type      = string
  sensitive = true
  default   = null
}

variable "read" {
  type    = bool
  default = false
}

provider "realtimekit" {
  api_token                 = var.token
  max_retries               = 0
  requests_per_five_minutes = 500
  max_concurrent_requests   = 64
}

data "realtimekit_sessions" "app" {
  count = var.read ? 1 : 0

  account_id           = "fa4e0acc0000000000000000000fa4e0"
  associated_id        = "room-of-the-first-version"
  start_time           = "2026-01-31T00:00:00+01:00"
  end_time             = "2026-01-30T23:00:00Z"
  participants         = "5:"
  per_page             = 1000
  search               = ""
  sort_by              = "minutesConsumed"
  sort_order           = "ASC"
  status               = "ENDED"
  max_items            = 1
  on_incomplete        = "warn"
  include_undocumented = true

  timeouts = {
    read = "1h30m"
  }
}

data "realtimekit_session_usage" "app" {
  count = var.read ? 1 : 0

  group_by  = ["month", "meeting"]
  time_zone = "Europe/Berlin"
}

output "sessions" {
  value = flatten(data.realtimekit_sessions.app[*].sessions)
}
