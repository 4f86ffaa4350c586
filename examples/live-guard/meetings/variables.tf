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

variable "max_minutes_empty" {
  description = "How many minutes a live session may have no participants. By default, a session ends about a minute after the last participant leaves."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.max_minutes_empty >= 1 && var.max_minutes_empty <= 525600 && floor(var.max_minutes_empty) == var.max_minutes_empty
    error_message = "max_minutes_empty must be a whole number from 1 to 525600, which is a year."
  }
}

variable "at" {
  description = "The moment from which max_minutes_empty counts back, an RFC 3339 time. The time of the plan if absent."
  type        = string
  default     = null

  validation {
    condition     = var.at == null || try(timecmp(var.at, "1900-01-01T00:00:00Z") >= 0, false)
    error_message = "at must be a time such as 2026-01-31T00:00:00Z, not before 1900."
  }
}
