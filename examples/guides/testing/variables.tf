variable "max_minutes" {
  description = "How many minutes a session may take."
  type        = number
  default     = 120
}
