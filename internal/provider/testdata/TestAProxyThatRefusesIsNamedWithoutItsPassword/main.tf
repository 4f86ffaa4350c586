provider "realtimekit" {
  max_retries = 0
}

data "realtimekit_sessions" "app" {}
