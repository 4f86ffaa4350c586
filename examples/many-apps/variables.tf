# The values go into terraform.tfvars: see terraform.tfvars.example.

variable "apps" {
  description = "Ids of the apps of your own account, by names of your choice."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.apps) : can(regex("^[0-9a-fA-F-]{36}$", id))])
    error_message = "Each app is given by its id, a UUID."
  }
}

variable "partner_account_id" {
  description = "Id of the second account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-fA-F]{32}$", var.partner_account_id))
    error_message = "An account id has 32 hexadecimal digits."
  }
}

variable "partner_apps" {
  description = "Ids of the apps of the second account, by names of your choice."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.partner_apps) : can(regex("^[0-9a-fA-F-]{36}$", id))])
    error_message = "Each app is given by its id, a UUID."
  }
}

variable "partner_api_token" {
  description = "API token for the second account, where CLOUDFLARE_API_TOKEN does not reach it."
  type        = string
  default     = null
  sensitive   = true
}
