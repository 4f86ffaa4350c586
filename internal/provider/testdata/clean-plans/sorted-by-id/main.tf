data "realtimekit_sessions" "all" {}

resource "terraform_data" "session" {
  for_each = toset(data.realtimekit_sessions.all.sessions[*].id)

  input = each.key
}
