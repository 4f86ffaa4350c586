data "realtimekit_sessions" "app" {}
