terraform {
  required_version = ">= 1.5"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}
