terraform {
  # Ephemeral blocks; OpenTofu has them from 1.11 on, which the check sees to.
  required_version = ">= 1.10"

  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}
