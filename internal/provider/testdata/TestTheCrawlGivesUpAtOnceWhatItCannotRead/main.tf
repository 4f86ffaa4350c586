provider "realtimekit" {
  requests_per_five_minutes = 50
}

data "realtimekit_sessions" "app" {
  timeouts = {
    read = "90m"
  }
}
