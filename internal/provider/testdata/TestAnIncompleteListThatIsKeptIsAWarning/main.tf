data "realtimekit_sessions" "app" {
  on_incomplete = "warn"
}
