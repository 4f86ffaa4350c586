variable "read_timeout" {
  type = string
}

provider "realtimekit" {
  # A fault that does not pass is reported soon, one that happens once is not.
  max_retries = 1
}

data "realtimekit_sessions" "app" {
  on_incomplete = "warn"

  timeouts = {
    read = var.read_timeout
  }
}

output "ids" {
  value = [for session in data.realtimekit_sessions.app.sessions : session.id]
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
