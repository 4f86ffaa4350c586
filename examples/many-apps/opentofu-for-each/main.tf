# OpenTofu alone: Terraform refuses for_each in a provider block.
#
# The values go into terraform.tfvars: see terraform.tfvars.example.
variable "accounts" {
  description = "The accounts, by names of your choice, with the ids of their apps, by names too."
  type = map(object({
    account_id = string
    apps       = map(string)
  }))
  nullable = false

  validation {
    condition     = length(var.accounts) > 0
    error_message = "Give one account at least."
  }

  validation {
    condition     = alltrue([for account in var.accounts : can(regex("^[0-9a-fA-F]{32}$", account.account_id))])
    error_message = "An account id has 32 hexadecimal digits."
  }

  validation {
    condition = alltrue([
      for account in var.accounts : can([for id in values(account.apps) : regex("^[0-9a-fA-F-]{36}$", id)])
    ])
    error_message = "Each app is given by its id, a UUID."
  }
}

# A provider, and so a process, for each account. None knows of the others: what
# one may take of the requests in five minutes is divided among them.
provider "realtimekit" {
  alias    = "of"
  for_each = var.accounts

  account_id                = each.value.account_id
  requests_per_five_minutes = floor(1000 / length(var.accounts))
}

locals {
  apps = merge([
    for account, settings in var.accounts : {
      for name, id in settings.apps : "${account}/${name}" => { account = account, id = id }
    }
  ]...)
}

# Totals are enough here, so that no session reaches the state. With "warn" one app
# that cannot be proven complete does not stop the report on the others.
data "realtimekit_session_usage" "of" {
  for_each = local.apps
  provider = realtimekit.of[each.value.account]

  app_id        = each.value.id
  on_incomplete = "warn"
}

output "apps" {
  description = "Sessions, minutes and live sessions of each app, and whether it is proven that none is missing."
  value = {
    for name, usage in data.realtimekit_session_usage.of : name => {
      sessions = usage.totals.sessions
      minutes  = usage.totals.minutes_consumed
      live     = usage.totals.live_sessions
      complete = usage.complete
    }
  }
}
