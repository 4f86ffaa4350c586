variable "partner_account_id" {
  description = "Id of an account other than that of the provider."
  type        = string
}

# At most five apps. Apps may enter and leave the result of a search during the read, so
# such a list is harder to prove complete.
data "realtimekit_apps" "newest" {
  account_id    = var.partner_account_id
  search        = "work"
  sort_order    = "DESC" # also the default with max_items
  max_items     = 5
  on_incomplete = "warn"

  timeouts = {
    read = "1m"
  }
}

output "newest_apps" {
  value = [
    for app in data.realtimekit_apps.newest.apps : {
      name    = app.name
      created = app.created_at
    }
  ]
}
