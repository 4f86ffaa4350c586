data "realtimekit_sessions" "app" {
  timeouts = {
    read = "1s"
  }
}
