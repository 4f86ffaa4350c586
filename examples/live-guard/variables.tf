variable "max_live" {
  description = "Largest number of live sessions. More fail the run."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.max_live >= 0 && floor(var.max_live) == var.max_live
    error_message = "max_live must be a whole number, 0 or more."
  }
}

variable "warn_live" {
  description = "Largest number of live sessions without a warning."
  type        = number
  default     = 80
  nullable    = false

  validation {
    condition     = var.warn_live >= 0 && floor(var.warn_live) == var.warn_live
    error_message = "warn_live must be a whole number, 0 or more."
  }
}
