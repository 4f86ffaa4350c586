terraform {
  required_version = ">= 1.5"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}

# Reads CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.
provider "realtimekit" {}

# All sessions of the app, added up.
data "realtimekit_session_usage" "all" {}

output "minutes" {
  value = data.realtimekit_session_usage.all.totals.minutes_consumed
}
