terraform {
  required_version = ">= 1.8" # OpenTofu has functions of providers since 1.7

  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}
