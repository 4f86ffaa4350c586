data "realtimekit_sessions" "january" {
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
  columns    = ["id", "minutes_consumed", "status"]
}

resource "terraform_data" "report" {
  triggers_replace = sha256(jsonencode([
    for session in data.realtimekit_sessions.january.rows :
    [session.id, session.minutes_consumed] if session.status == "ENDED"
  ]))
}
