data "realtimekit_session_usage" "all" {
  group_by = ["meeting"]
}
