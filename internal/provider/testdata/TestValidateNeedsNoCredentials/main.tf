variable "api_token" {
  type      = string
  sensitive = true
}

provider "realtimekit" {
  api_token                 = var.api_token
  max_retries               = 0
  requests_per_five_minutes = 500
  max_concurrent_requests   = 64
}

data "realtimekit_sessions" "app" {
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
