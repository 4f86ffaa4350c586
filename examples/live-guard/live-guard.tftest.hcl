# Holds on any data with at most 100 live sessions, of each of which a time is known,
# and whose list can be proven complete: terraform test, or tofu test.

run "the_gate_is_open_where_nothing_is_forbidden" {
  variables {
    max_live = 1000000
    at       = "1970-01-01T00:00:00Z" # when no session was old
  }

  assert {
    condition     = output.gate == null
    error_message = "The gate says nothing."
  }
}

run "findings_that_only_warn_are_none_here" {
  variables {
    max_live   = 1000000
    at         = "1970-01-01T00:00:00Z"
    on_finding = "warn" # a check that warns fails a test
  }

  assert {
    condition     = output.gate == null
    error_message = "The gate says nothing."
  }
}

run "null_is_the_default" {
  command = plan

  variables {
    max_live          = null
    max_minutes_empty = null
    on_finding        = null
    at                = "1970-01-01T00:00:00Z"
  }

  assert {
    condition     = output.gate == null
    error_message = "With the defaults the gate is open."
  }
}

run "limits_that_are_too_large_are_refused" {
  command = plan

  variables {
    max_minutes_empty = 999999999999
    at                = "0000-01-01T00:00:00Z"
  }

  expect_failures = [var.max_minutes_empty, var.at]
}

run "bad_limits_are_refused" {
  command = plan

  variables {
    max_live          = 0.5
    max_minutes_empty = 0
    on_finding        = "ignore"
    at                = "yesterday"
  }

  expect_failures = [var.max_live, var.max_minutes_empty, var.on_finding, var.at]
}
