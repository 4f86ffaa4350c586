variable "account_id" {
  type = string
}

provider "realtimekit" {
  account_id = "00000000000000000000000000000000"
  app_id     = "app-of-the-provider-block"
}

data "realtimekit_sessions" "app" {
  account_id = var.account_id
  app_id     = "app-of-the-data-block"
}
