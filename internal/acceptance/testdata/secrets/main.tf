variable "key" {
  type      = string
  sensitive = true
  default   = null
}

variable "address" {
  type    = string
  default = null
}

# The apps that are read. Each has its own answer.
variable "read" {
  type = set(string)
}

provider "realtimekit" {
  api_key     = var.key
  email       = var.address
  max_retries = 0
}

data "realtimekit_sessions" "app" {
  for_each = var.read

  app_id = each.key
}

output "titles" {
  value = [for app in data.realtimekit_sessions.app : app.sessions[*].meeting_display_name]
}
