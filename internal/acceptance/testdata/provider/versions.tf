terraform {
  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}
