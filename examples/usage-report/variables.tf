variable "unit" {
  description = "How long the report reaches: week, month, quarter or year."
  type        = string
  default     = "month"
  nullable    = false

  validation {
    condition     = contains(["week", "month", "quarter", "year"], var.unit)
    error_message = "The unit must be week, month, quarter or year."
  }
}

variable "offset" {
  description = "Which of them: 0 is the one that is under way, -1 the last whole one."
  type        = number
  default     = -1
  nullable    = false

  validation {
    condition     = floor(var.offset) == var.offset
    error_message = "The offset must be a whole number."
  }
}

variable "time_zone" {
  description = "Time zone whose clocks decide when a day begins, an IANA name such as Europe/Berlin."
  type        = string
  default     = "UTC"
  nullable    = false
}

variable "at" {
  description = "Moment of the report, an RFC 3339 time. That of the plan by default, with which every plan changes the report."
  type        = string
  default     = null
}

variable "title" {
  description = "What the report is called."
  type        = string
  default     = "RealtimeKit usage"
  nullable    = false
}
