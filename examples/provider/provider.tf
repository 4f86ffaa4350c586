terraform {
  required_version = ">= 1.5"

  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}

# CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID hold the
# token, the account and the app. Each has an argument here as well, but a token
# has no business in a file.
provider "realtimekit" {
  # What this provider may take of the requests that Cloudflare grants a token in
  # five minutes. The rest is left to whoever else uses it.
  requests_per_five_minutes = 600
}

data "realtimekit_sessions" "all" {}

output "number_of_sessions" {
  value = length(data.realtimekit_sessions.all.sessions)
}
