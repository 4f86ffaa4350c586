data "realtimekit_session_usage" "hours" {
  group_by  = ["hour"]
  time_zone = "Europe/Berlin"
}

data "realtimekit_session_usage" "days" {
  group_by  = ["day"]
  time_zone = "Europe/Berlin"
}

data "realtimekit_session_usage" "utc" {
  group_by = ["day"]
}
