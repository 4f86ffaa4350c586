variable "month" {
  description = "The month to export, such as 2026-01. The newest one that is settled when absent."
  type        = string
  default     = null

  validation {
    condition     = var.month == null || can(regex("^2[0-9]{3}-(0[1-9]|1[0-2])$", var.month))
    error_message = "A month such as 2026-01, from the year 2000 on."
  }
}

variable "time_zone" {
  description = "Time zone whose clocks decide when a month and a day begin, an IANA name such as Europe/Berlin."
  type        = string
  default     = "UTC"
  nullable    = false
}

variable "grace_hours" {
  description = "For how many hours after its end a month may still change: longer than the longest session."
  type        = number
  default     = 24
  nullable    = false

  validation {
    condition     = var.grace_hours >= 0 && var.grace_hours <= 8784 && floor(var.grace_hours) == var.grace_hours
    error_message = "The hours are a whole number from 0 to 8784, which is a year."
  }
}

variable "at" {
  description = "The moment that decides what is settled, an RFC 3339 time. The time of the plan when absent."
  type        = string
  default     = null

  validation {
    condition     = var.at == null || try(timecmp(var.at, "2000-01-01T00:00:00Z") >= 0, false)
    error_message = "A time such as 2026-02-02T00:00:00Z, from the year 2000 on."
  }
}
