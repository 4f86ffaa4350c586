variable "month" {
  description = "The month to export, in UTC, such as 2026-01. The newest one that is settled when absent."
  type        = string
  default     = null

  validation {
    condition     = var.month == null || can(regex("^[0-9]{4}-(0[1-9]|1[0-2])$", var.month))
    error_message = "A month such as 2026-01."
  }
}

variable "grace_hours" {
  description = "For how many hours after its end a month may still change: longer than the longest session."
  type        = number
  default     = 24

  validation {
    condition     = var.grace_hours >= 0
    error_message = "Give the hours, 0 or more."
  }
}

variable "at" {
  description = "The moment that decides what is settled, an RFC 3339 time in UTC. The time of the plan when absent."
  type        = string
  default     = null

  validation {
    condition     = var.at == null || can(timecmp(var.at, var.at))
    error_message = "A time such as 2026-02-02T00:00:00Z."
  }
}
