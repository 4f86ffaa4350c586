variable "api_token" {
  type = string
}

resource "terraform_data" "token" {
  input = var.api_token
}

provider "realtimekit" {
  api_token = terraform_data.token.output
}

data "realtimekit_sessions" "app" {
  depends_on = [terraform_data.token]
}
