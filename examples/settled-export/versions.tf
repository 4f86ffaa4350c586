terraform {
  required_version = ">= 1.8"

  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}
