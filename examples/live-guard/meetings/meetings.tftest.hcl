# Passes on any data with at most 100 live sessions if a time of each can be read, and
# the list can be proven complete: terraform test, or tofu test.

run "high_limit_passes" {
  variables {
    max_live = 1000000
    at       = "1970-01-01T00:00:00Z" # no session is older
  }

  assert {
    condition     = startswith(output.summary, "Live sessions: ${length(data.realtimekit_sessions.live.rows)}, limit: 1000000.")
    error_message = "The summary does not have the count and the limit."
  }
}

run "null_is_the_default" {
  command = plan

  variables {
    max_live          = null
    max_minutes_empty = null
    at                = "1970-01-01T00:00:00Z"
  }

  assert {
    condition     = strcontains(output.summary, "limit: 100.")
    error_message = "The limit is not 100."
  }
}

run "invalid_limits_are_refused" {
  command = plan

  variables {
    max_live          = 0.5
    max_minutes_empty = 0
    at                = "yesterday"
  }

  expect_failures = [var.max_live, var.max_minutes_empty, var.at]
}

run "values_out_of_range_are_refused" {
  command = plan

  variables {
    max_minutes_empty = 999999999999
    at                = "0000-01-01T00:00:00Z"
  }

  expect_failures = [var.max_minutes_empty, var.at]
}
