# Holds on any data with at most 80 live sessions whose list can be proven complete:
# terraform test, or tofu test.

run "nothing_is_said_where_nothing_is_forbidden" {
  variables {
    max_live  = 1000000
    warn_live = 1000000 # a check that warns fails a test
  }

  assert {
    condition     = data.realtimekit_session_usage.live.complete
    error_message = "What is counted is complete."
  }
}

run "null_is_the_default" {
  command = plan

  variables {
    max_live  = null
    warn_live = null
  }

  assert {
    condition     = data.realtimekit_session_usage.live.totals.sessions <= 80
    error_message = "With the defaults nothing is said."
  }
}

run "bad_limits_are_refused" {
  command = plan

  variables {
    max_live  = 0.5
    warn_live = -1
  }

  expect_failures = [var.max_live, var.warn_live]
}
