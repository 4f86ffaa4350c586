data "realtimekit_sessions" "january" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
}

resource "terraform_data" "report" {
  triggers_replace = sha256(jsonencode([
    for session in data.realtimekit_sessions.january.sessions :
    [session.id, session.minutes_consumed] if session.status == "ENDED"
  ]))
}
