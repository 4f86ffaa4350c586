data "realtimekit_sessions" "all" {}
