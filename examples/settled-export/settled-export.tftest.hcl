# Holds on any data of which it is known when each session was created: terraform
# test, or tofu test.

run "a_month_that_is_not_settled_is_refused" {
  command = plan

  variables {
    month = "2026-01"
    at    = "2026-02-01T23:59:59Z"
  }

  expect_failures = [data.realtimekit_sessions.month]
}

run "a_settled_month_is_exported" {
  assert {
    condition     = length(compact(split("\n", output.export))) == length(local.of_month)
    error_message = "Each session has one line."
  }

  assert {
    condition     = toset(keys(output.hashes)) == toset(keys(terraform_data.day))
    error_message = "Each day has a hash and a resource."
  }

  assert {
    condition     = alltrue([for day in keys(output.hashes) : startswith(day, output.month)])
    error_message = "Each day is of the month."
  }
}

run "the_same_sessions_are_exported_once" {
  command = plan

  variables {
    grace_hours = null
    time_zone   = null
  }

  # The id of one that is to be replaced would not be known in a plan.
  assert {
    condition     = alltrue([for day in terraform_data.day : day.id != ""])
    error_message = "Nothing changed, and a day is replaced."
  }
}

run "another_month_needs_a_state_of_its_own" {
  command = plan

  variables {
    month = "2020-02"
  }

  expect_failures = [terraform_data.month]
}

run "bad_input_is_refused" {
  command = plan

  variables {
    month       = "January"
    grace_hours = -1
    at          = "yesterday"
  }

  expect_failures = [var.month, var.grace_hours, var.at]
}

run "what_is_out_of_range_is_refused" {
  command = plan

  variables {
    month       = "0000-01"
    grace_hours = 10000000
    at          = "0000-01-01T00:00:00Z"
  }

  expect_failures = [var.month, var.grace_hours, var.at]
}
