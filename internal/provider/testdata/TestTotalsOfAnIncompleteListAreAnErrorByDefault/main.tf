data "realtimekit_session_usage" "app" {}
