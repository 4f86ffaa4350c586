# The value of one attribute, the one that the variable names, is unknown in plan.
variable "attribute" {
  type = string
}

resource "terraform_data" "later" {
  input = "1"
}

locals {
  later = { (var.attribute) = terraform_data.later.output }
}

provider "realtimekit" {
  api_token                 = lookup(local.later, "api_token", null)
  base_url                  = lookup(local.later, "base_url", null)
  account_id                = lookup(local.later, "account_id", null)
  app_id                    = lookup(local.later, "app_id", null)
  requests_per_five_minutes = lookup(local.later, "requests_per_five_minutes", null)
}

data "realtimekit_sessions" "app" {}
