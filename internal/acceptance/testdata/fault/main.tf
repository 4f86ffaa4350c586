# A lasting fault fails the read soon.
provider "realtimekit" {
  max_retries = 1
}

data "realtimekit_sessions" "app" {
  on_incomplete = "warn"
}

output "ids" {
  value = data.realtimekit_sessions.app.sessions[*].id
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
