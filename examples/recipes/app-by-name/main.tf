variable "app_name" {
  description = "Name of the app."
  type        = string
  default     = "Support"
}

data "realtimekit_apps" "all" {}

# "one" fails if two apps have the name, and is null if none has it.
output "app_id" {
  value = one([for app in data.realtimekit_apps.all.apps : app.id if app.name == var.app_name])
}
