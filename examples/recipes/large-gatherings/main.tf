variable "title" {
  description = "Title of the meeting."
  type        = string
  default     = "Weekly stand-up"
}

# The range has an end that no session reaches. per_page and timeouts are for a gateway that
# breaks off long answers.
data "realtimekit_session_usage" "large" {
  search       = var.title
  participants = "20:100000"
  per_page     = 100

  timeouts = {
    read = "30m"
  }
}

output "large" {
  value = {
    sessions = data.realtimekit_session_usage.large.totals.sessions
    minutes  = data.realtimekit_session_usage.large.totals.minutes_consumed
  }
}
