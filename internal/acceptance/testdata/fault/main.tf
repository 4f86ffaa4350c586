variable "read_timeout" {
  type = string
}

# A fault that happens once does not fail the read, and one that lasts fails it soon.
provider "realtimekit" {
  max_retries = 1
}

data "realtimekit_sessions" "app" {
  on_incomplete = "warn"

  timeouts = {
    read = var.read_timeout
  }
}

output "ids" {
  value = data.realtimekit_sessions.app.sessions[*].id
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
