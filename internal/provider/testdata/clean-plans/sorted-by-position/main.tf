data "realtimekit_sessions" "newest" {
  max_items = 5
}

resource "terraform_data" "session" {
  count = length(data.realtimekit_sessions.newest.sessions)

  input = data.realtimekit_sessions.newest.sessions[count.index].id
}
