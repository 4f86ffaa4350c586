# Read with the provider, as users do, twice over: with the block that keeps the
# totals alone, and with the one that keeps nothing, so that no session of a real
# app lies in a file.
provider "realtimekit" {
  # A window of a hundred sessions takes ten at most. Were the window ignored, this
  # is all that is taken from whoever else uses the credentials.
  requests_per_five_minutes = 100
}

variable "start" {
  type = string
}

variable "end" {
  type = string
}

locals {
  timeouts = { read = "2m" }
}

data "realtimekit_session_usage" "window" {
  start_time    = var.start
  end_time      = var.end
  on_incomplete = "warn"
  timeouts      = local.timeouts
}

ephemeral "realtimekit_sessions" "window" {
  start_time    = var.start
  end_time      = var.end
  on_incomplete = "warn"
  timeouts      = local.timeouts
}

ephemeral "realtimekit_sessions" "newest" {
  max_items = 5
  timeouts  = local.timeouts
}

output "sessions" {
  value = data.realtimekit_session_usage.window.totals.sessions

  precondition {
    condition     = length(ephemeral.realtimekit_sessions.window.sessions) == data.realtimekit_session_usage.window.totals.sessions
    error_message = "The list and the usage of the same window differ."
  }

  precondition {
    condition     = length(ephemeral.realtimekit_sessions.newest.sessions) >= min(5, data.realtimekit_session_usage.window.totals.sessions)
    error_message = "The newest sessions are fewer than those of a window."
  }
}

output "complete" {
  value = data.realtimekit_session_usage.window.complete

  precondition {
    condition     = ephemeral.realtimekit_sessions.window.complete == data.realtimekit_session_usage.window.complete
    error_message = "Either the list or the usage of the same window is proven complete, and not the other."
  }
}
