data "realtimekit_sessions" "all" {}

resource "terraform_data" "report" {
  triggers_replace = data.realtimekit_sessions.all.sessions
}
