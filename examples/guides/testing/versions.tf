terraform {
  # Mocks came with Terraform 1.7 and OpenTofu 1.8. One condition holds for both.
  required_version = ">= 1.7"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}
