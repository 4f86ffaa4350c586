data "realtimekit_sessions" "app" {}

resource "terraform_data" "report" {
  input = data.realtimekit_sessions.app.sessions
}

output "everything" {
  value = data.realtimekit_sessions.app
}

output "minutes" {
  value = sum(data.realtimekit_sessions.app.sessions[*].minutes_consumed)
}
