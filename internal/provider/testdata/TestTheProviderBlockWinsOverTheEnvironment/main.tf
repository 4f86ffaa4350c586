variable "base_url" {
  type = string
}

variable "api_token" {
  type = string
}

variable "account_id" {
  type = string
}

provider "realtimekit" {
  base_url   = var.base_url
  api_token  = var.api_token
  account_id = var.account_id
  app_id     = "app-of-the-provider-block"
}

data "realtimekit_sessions" "app" {}
