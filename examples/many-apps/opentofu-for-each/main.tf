# Only for OpenTofu: Terraform refuses for_each in a provider block.
#
# The values go into terraform.tfvars: see terraform.tfvars.example.
variable "accounts" {
  description = "Ids of the accounts, by names of your choice."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.accounts) > 0
    error_message = "Give at least one account."
  }

  validation {
    condition     = alltrue([for id in values(var.accounts) : can(regex("^[0-9a-fA-F]{32}$", id))])
    error_message = "An account id has 32 hexadecimal digits."
  }
}

# One provider process for each account. They do not know of each other, so the budget
# of requests is divided among them.
provider "realtimekit" {
  alias    = "of"
  for_each = var.accounts

  account_id                = each.value
  requests_per_five_minutes = floor(1000 / length(var.accounts))
}

# A list of apps that is not proven complete is an error: the report would lack an app.
data "realtimekit_apps" "of" {
  for_each = var.accounts
  provider = realtimekit.of[each.key]
}

# An app without a name is listed by its id, and so are two apps of an account that have
# the same name.
locals {
  apps = merge(flatten([
    for account, list in data.realtimekit_apps.of : [
      for name, ids in { for app in list.apps : coalesce(app.name, app.id) => app.id... } : {
        for id in ids : "${account}/${length(ids) == 1 ? name : id}" => { account = account, id = id }
      }
    ]
  ])...)
}

# Totals are enough here, so that no session reaches the state. With "warn", one app
# that cannot be proven complete does not stop the report on the others.
data "realtimekit_session_usage" "of" {
  for_each = local.apps
  provider = realtimekit.of[each.value.account]

  app_id        = each.value.id
  on_incomplete = "warn"
}

output "apps" {
  description = "Sessions, minutes and live sessions of each app, and whether the list of sessions is proven complete."
  value = {
    for name, usage in data.realtimekit_session_usage.of : name => {
      sessions = usage.totals.sessions
      minutes  = usage.totals.minutes_consumed
      live     = usage.totals.live_sessions
      complete = usage.complete
    }
  }
}
