variable "api_token" {
  type      = string
  sensitive = true
  default   = null
}

variable "api_key" {
  type      = string
  sensitive = true
  default   = null
}

variable "email" {
  type    = string
  default = null
}

variable "max_retries" {
  type    = number
  default = 0
}

variable "requests" {
  type    = number
  default = null
}

# The apps that are read, each with an answer of its own.
variable "apps" {
  type = set(string)
}

provider "realtimekit" {
  api_token                 = var.api_token
  api_key                   = var.api_key
  email                     = var.email
  max_retries               = var.max_retries
  requests_per_five_minutes = var.requests
}

data "realtimekit_sessions" "app" {
  for_each = var.apps

  app_id   = each.key
  timeouts = { read = startswith(each.key, "deadline") ? "2s" : "1m" }
}

output "titles" {
  value = [for app in data.realtimekit_sessions.app : app.sessions[*].meeting_display_name]
}
