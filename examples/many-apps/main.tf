# Your own account. All of its apps are read through this one provider, and share
# its budget. Cloudflare counts 1,200 requests in five minutes for a token, and
# each provider block is a process that knows nothing of the others: so what one
# may take by default, 1,000, is divided.
provider "realtimekit" {
  requests_per_five_minutes = 500
}

# The second account, and the other half of the budget. With a token of its own
# it could have a whole one, where the two tokens are not of the same user.
provider "realtimekit" {
  alias = "partner"

  api_token                 = var.partner_api_token
  account_id                = var.partner_account_id
  requests_per_five_minutes = 500
}

# Totals are enough here, so that no session reaches the state. With "warn" one app
# that cannot be proven complete does not stop the report on the others.
data "realtimekit_session_usage" "own" {
  for_each = var.apps

  app_id        = each.value
  on_incomplete = "warn"
}

data "realtimekit_session_usage" "partner" {
  for_each = var.partner_apps
  provider = realtimekit.partner

  app_id        = each.value
  on_incomplete = "warn"
}

locals {
  # The account stands in the name: two accounts may each have a "support".
  usage = merge(
    { for name, usage in data.realtimekit_session_usage.own : "own/${name}" => usage },
    { for name, usage in data.realtimekit_session_usage.partner : "partner/${name}" => usage },
  )

  apps = {
    for name, usage in local.usage : name => {
      sessions = usage.totals.sessions
      minutes  = usage.totals.minutes_consumed
      live     = usage.totals.live_sessions
      complete = usage.complete
    }
  }
}
