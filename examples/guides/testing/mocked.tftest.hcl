# Needs no account and sends no requests.
mock_provider "realtimekit" {
  # OpenTofu wants every attribute of totals, Terraform fills in what is missing.
  override_data {
    target = data.realtimekit_session_usage.all
    values = {
      complete = true
      totals = {
        sessions                    = 4
        minutes_consumed            = 35
        session_minutes             = 20
        live_sessions               = 0
        live_participants           = 0
        max_concurrent_participants = 3
        child_sessions              = 0
        child_minutes_consumed      = 0
        first_started_at            = null
        last_ended_at               = null
      }
    }
  }

  override_data {
    target = data.realtimekit_sessions.all
    values = {
      complete = true
      rows = [
        { id = "short", minutes_consumed = 5 },
        { id = "long", minutes_consumed = 121 },
        { id = "unknown", minutes_consumed = null },
      ]
    }
  }
}

run "minutes_are_averaged" {
  command = plan

  assert {
    condition     = output.minutes_per_session == 8
    error_message = "35 minutes in 4 sessions are 8 whole minutes each."
  }
}

run "long_sessions_are_found" {
  command = plan

  assert {
    condition     = jsonencode(output.long_sessions) == jsonencode(["long"])
    error_message = "Only the session of 121 minutes is over the limit."
  }
}
