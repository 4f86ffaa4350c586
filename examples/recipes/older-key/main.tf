variable "api_key" {
  description = "Global API key. It grants everything that its user may do: prefer a token."
  type        = string
  sensitive   = true
}

variable "email" {
  description = "E-mail address of the key's user."
  type        = string
}

# With the pair in the block, a token in the environment is ignored.
provider "realtimekit" {
  api_key = var.api_key
  email   = var.email
}

data "realtimekit_session_usage" "all" {}

output "sessions" {
  value = data.realtimekit_session_usage.all.totals.sessions
}
