variable "unit" {
  description = "Length of the window: week, month, quarter or year."
  type        = string
  default     = "month"
  nullable    = false

  validation {
    condition     = contains(["week", "month", "quarter", "year"], var.unit)
    error_message = "The unit must be week, month, quarter or year."
  }
}

variable "offset" {
  description = "Which of them: 0 is the current one, -1 the last one that is over."
  type        = number
  default     = -1
  nullable    = false

  validation {
    condition     = floor(var.offset) == var.offset
    error_message = "The offset must be a whole number."
  }
}

variable "time_zone" {
  description = "Time zone of the days, an IANA name such as Europe/Berlin."
  type        = string
  default     = "UTC"
  nullable    = false
}

variable "at" {
  description = "A time on the day of the report, in RFC 3339. Today if absent."
  type        = string
  default     = null
}

variable "title" {
  description = "Title of the report."
  type        = string
  default     = "RealtimeKit usage"
  nullable    = false
}

# Cloudflare's list prices of a participant-minute. Your contract may have others.
variable "audio_price" {
  description = "Price of a participant-minute with audio only, for the low estimate."
  type        = number
  default     = 0.0005
  nullable    = false
}

variable "video_price" {
  description = "Price of a participant-minute with video, for the high estimate."
  type        = number
  default     = 0.002
  nullable    = false
}

variable "currency" {
  description = "Currency of both prices."
  type        = string
  default     = "USD"
  nullable    = false
}
