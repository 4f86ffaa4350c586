# Passes on any data with at most 80 live sessions whose list can be proven complete:
# terraform test, or tofu test.

run "high_limit_passes" {
  variables {
    max_live  = 1000000
    warn_live = 1000000 # a warning of a check fails a test
  }

  assert {
    condition     = output.summary == "Live sessions: ${data.realtimekit_session_usage.live.totals.sessions}, limit: 1000000. Within the limit."
    error_message = "The summary does not have the count and the limit."
  }
}

run "null_is_the_default" {
  command = plan

  variables {
    max_live  = null
    warn_live = null
  }

  assert {
    condition     = endswith(output.summary, "limit: 100. Within the limit.")
    error_message = "The limit is not 100."
  }
}

run "invalid_limits_are_refused" {
  command = plan

  variables {
    max_live  = 0.5
    warn_live = -1
  }

  expect_failures = [var.max_live, var.warn_live]
}
