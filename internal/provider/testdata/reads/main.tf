data "realtimekit_sessions" "all" {}

resource "terraform_data" "other" {}

resource "terraform_data" "number" {
  input = length(data.realtimekit_sessions.all.sessions)
}

output "number" {
  value = length(data.realtimekit_sessions.all.sessions)
}
