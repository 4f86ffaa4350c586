terraform {
  # State encryption came with OpenTofu 1.7. Terraform refuses the block.
  required_version = ">= 1.7"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}
