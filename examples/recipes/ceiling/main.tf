variable "most" {
  description = "The most sessions that may be read."
  type        = number
  default     = 10000
}

# max_items bounds the cost of a read, and leaves sessions out without an error. The
# postcondition turns that into an error.
data "realtimekit_sessions" "all" {
  max_items = var.most
  columns   = ["id"]

  lifecycle {
    postcondition {
      condition     = self.complete
      error_message = "The list is cut at ${var.most} sessions, or not proven complete: narrow the window, or raise the ceiling."
    }
  }
}

output "sessions" {
  value = length(data.realtimekit_sessions.all.rows)
}
