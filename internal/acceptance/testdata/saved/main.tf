data "realtimekit_sessions" "app" {}

data "realtimekit_session_usage" "app" {
  group_by = ["day", "meeting"]
}

resource "terraform_data" "report" {
  input = data.realtimekit_sessions.app.sessions
}

output "sessions" {
  value = data.realtimekit_sessions.app
}

output "usage" {
  value = data.realtimekit_session_usage.app
}
