terraform {
  # Functions of providers came with Terraform 1.8 and OpenTofu 1.7. One condition
  # holds for both: Terraform 1.7 gets past it, and fails at the first function.
  required_version = ">= 1.7"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}
