variable "max_live" {
  description = "How many sessions may be live. One more fails the run."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.max_live >= 0 && floor(var.max_live) == var.max_live
    error_message = "The most sessions that may be live are a whole number, 0 or more."
  }
}

variable "warn_live" {
  description = "How many sessions may be live without a warning."
  type        = number
  default     = 80
  nullable    = false

  validation {
    condition     = var.warn_live >= 0 && floor(var.warn_live) == var.warn_live
    error_message = "The most sessions without a warning are a whole number, 0 or more."
  }
}
