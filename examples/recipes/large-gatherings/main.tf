variable "title" {
  description = "What the meeting is called."
  type        = string
  default     = "Weekly stand-up"
}

# Which count of a session the API compares with the range is not documented. Nor is
# a range without an end, so this one has an end that nobody reaches.
#
# A gateway that breaks off long answers is asked for shorter ones, and more time
# is left for them.
data "realtimekit_session_usage" "large" {
  search       = var.title # which the API may find in longer titles as well
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
