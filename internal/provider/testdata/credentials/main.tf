variable "api_token" {
  type      = string
  sensitive = true
  default   = null
}

variable "api_key" {
  type      = string
  sensitive = true
  default   = null
}

variable "email" {
  type    = string
  default = null
}

provider "realtimekit" {
  api_token = var.api_token
  api_key   = var.api_key
  email     = var.email
}

data "realtimekit_sessions" "app" {}
