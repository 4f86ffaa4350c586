# The values go into terraform.tfvars: see terraform.tfvars.example.

variable "partner_account_id" {
  description = "Id of the second account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-fA-F]{32}$", var.partner_account_id))
    error_message = "An account id has 32 hexadecimal digits."
  }
}

variable "partner_api_token" {
  description = "API token for the second account, if CLOUDFLARE_API_TOKEN has no access to it."
  type        = string
  default     = null
  sensitive   = true
}
