variable "max_live" {
  description = "How many sessions may be live."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.max_live >= 0 && floor(var.max_live) == var.max_live
    error_message = "The most sessions that may be live are a whole number, 0 or more."
  }
}

variable "max_minutes_empty" {
  description = "For how many minutes a live session may have nobody in it. By default the service ends one after about a minute."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.max_minutes_empty >= 1 && var.max_minutes_empty <= 525600 && floor(var.max_minutes_empty) == var.max_minutes_empty
    error_message = "The minutes are a whole number from 1 to 525600, which is a year."
  }
}

variable "on_finding" {
  description = "What to do about what is found: fail (exit status 1, and nothing is applied) or warn (exit status 0)."
  type        = string
  default     = "fail"
  nullable    = false

  validation {
    condition     = contains(["fail", "warn"], var.on_finding)
    error_message = "Either fail or warn."
  }
}

variable "at" {
  description = "The moment at which sessions are judged, an RFC 3339 time. The time of the plan when absent."
  type        = string
  default     = null

  validation {
    condition     = var.at == null || try(timecmp(var.at, "1900-01-01T00:00:00Z") >= 0, false)
    error_message = "A time such as 2026-01-31T00:00:00Z, not before 1900."
  }
}
