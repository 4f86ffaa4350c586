variable "app_id" {
  description = "RealtimeKit app to report on."
  type        = string
}

variable "gateway" {
  description = "Address of a gateway in front of Cloudflare's API; null to ask the API itself."
  type        = string
  default     = null
}

# For a token that other tools use as well: a fifth of what Cloudflare allows, few requests
# at once, and more retries for an unreliable gateway.
provider "realtimekit" {
  app_id                    = var.app_id
  base_url                  = var.gateway
  max_retries               = 8
  max_concurrent_requests   = 4
  requests_per_five_minutes = 240
}

data "realtimekit_session_usage" "all" {}

output "sessions" {
  value = data.realtimekit_session_usage.all.totals.sessions
}
