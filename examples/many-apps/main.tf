# Your own account. All of its apps are read through this one provider, and share
# its budget. Cloudflare counts 1,200 requests in five minutes for a token, and each
# provider block is a process that does not know of the others. So the default budget
# of 1,000 is divided between the two.
provider "realtimekit" {
  requests_per_five_minutes = 500
}

# The second account, with the other half of the budget. If its token belongs to
# another user, it can have a whole budget.
provider "realtimekit" {
  alias = "partner"

  api_token                 = var.partner_api_token
  account_id                = var.partner_account_id
  requests_per_five_minutes = 500
}

# A list of apps that is not proven complete is an error: the report would lack an app.
data "realtimekit_apps" "own" {}

data "realtimekit_apps" "partner" {
  provider = realtimekit.partner
}

# Totals are enough here, so that no session reaches the state. With "warn", one app
# that cannot be proven complete does not stop the report on the others.
data "realtimekit_session_usage" "own" {
  for_each = { for app in data.realtimekit_apps.own.apps : app.id => app }

  app_id        = each.key
  on_incomplete = "warn"
}

data "realtimekit_session_usage" "partner" {
  for_each = { for app in data.realtimekit_apps.partner.apps : app.id => app }
  provider = realtimekit.partner

  app_id        = each.key
  on_incomplete = "warn"
}

locals {
  # The ids of the apps with each name. An app without a name is listed by its id.
  accounts = {
    own = {
      ids   = { for app in data.realtimekit_apps.own.apps : coalesce(app.name, app.id) => app.id... }
      usage = data.realtimekit_session_usage.own
    }
    partner = {
      ids   = { for app in data.realtimekit_apps.partner.apps : coalesce(app.name, app.id) => app.id... }
      usage = data.realtimekit_session_usage.partner
    }
  }

  # The account is part of the key, because two accounts may each have a "Support". If
  # two apps of an account have the same name, the key has the id instead.
  apps = merge(flatten([
    for account, read in local.accounts : [
      for name, ids in read.ids : {
        for id in ids : "${account}/${length(ids) == 1 ? name : id}" => {
          sessions = read.usage[id].totals.sessions
          minutes  = read.usage[id].totals.minutes_consumed
          live     = read.usage[id].totals.live_sessions
          complete = read.usage[id].complete
        }
      }
    ]
  ])...)
}
