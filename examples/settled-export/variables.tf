variable "month" {
  description = "The month to export, such as 2026-01. The last month that is over if absent."
  type        = string
  default     = null

  validation {
    condition     = var.month == null || can(regex("^2[0-9]{3}-(0[1-9]|1[0-2])$", var.month))
    error_message = "month must be a month such as 2026-01, from the year 2000 on."
  }
}

variable "time_zone" {
  description = "Time zone of the month and the days, an IANA name such as Europe/Berlin."
  type        = string
  default     = "UTC"
  nullable    = false
}

variable "allow_unsettled" {
  description = "Export a month that is not settled. The outputs settled, live_sessions and summary say so."
  type        = bool
  default     = false
  nullable    = false
}

variable "at" {
  description = "The moment that decides which months are over, an RFC 3339 time. The time of the plan if absent."
  type        = string
  default     = null

  validation {
    condition     = var.at == null || try(timecmp(var.at, "2000-01-01T00:00:00Z") >= 0, false)
    error_message = "at must be a time such as 2026-02-02T00:00:00Z, from the year 2000 on."
  }
}
