terraform {
  # Functions need Terraform 1.8 or OpenTofu 1.7. One condition holds for both CLIs.
  required_version = ">= 1.7"

  required_providers {
    realtimekit = {
      source  = "realtimekit/realtimekit"
      version = "~> 0.1"
    }
  }
}
