# Holds on any data: terraform test, or tofu test.

run "a_settled_month_is_exported" {
  assert {
    condition     = length(compact(split("\n", output.export))) == length(data.realtimekit_sessions.month.sessions)
    error_message = "Each session has one line."
  }

  assert {
    condition     = toset(keys(output.hashes)) == toset(keys(terraform_data.day))
    error_message = "Each day has a hash and a resource."
  }
}

run "the_same_sessions_are_exported_once" {
  command = plan

  # The output of one that is to be replaced would not be known in a plan.
  assert {
    condition     = alltrue([for day in terraform_data.day : day.output == day.input])
    error_message = "Nothing changed, and a day is replaced."
  }
}

run "a_month_that_is_not_settled_is_refused" {
  command = plan

  variables {
    month = "2026-01"
    at    = "2026-02-01T23:59:59Z"
  }

  expect_failures = [data.realtimekit_sessions.month]
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
