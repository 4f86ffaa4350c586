# What plantimestamp() gives while an older CLI validates, and what is made of it.
data "realtimekit_sessions" "from" {
  start_time = timeadd("0001-01-01T00:00:00Z", "-24h")
  end_time   = "2026-01-31T00:00:00Z"
}

data "realtimekit_session_usage" "to" {
  start_time = "2026-01-31T00:00:00Z"
  end_time   = timeadd("0001-01-01T00:00:00Z", "24h")
}
