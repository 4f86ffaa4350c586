# Reads only totals, and stores no session. A list that is not proven complete fails
# the read.
data "realtimekit_session_usage" "live" {
  status = "LIVE"

  timeouts = {
    read = "1m"
  }

  lifecycle {
    postcondition {
      condition     = self.totals.sessions <= var.max_live
      error_message = "Live sessions: ${self.totals.sessions}, limit: ${var.max_live}. Over the limit."
    }
  }
}

# The data source is not in the check: a failed read is an error, not a warning.
check "few_sessions_are_live" {
  assert {
    condition     = data.realtimekit_session_usage.live.totals.sessions <= var.warn_live
    error_message = "Live sessions: ${data.realtimekit_session_usage.live.totals.sessions}, limit: ${var.max_live}, with a warning above ${var.warn_live}."
  }
}

output "summary" {
  description = "The number of live sessions and the limit."
  value       = "Live sessions: ${data.realtimekit_session_usage.live.totals.sessions}, limit: ${var.max_live}. Within the limit."
}
