# Passes on any data if the created_at of each session can be read: terraform test,
# or tofu test.

variables {
  allow_unsettled = true # the last month of your app may have a live session
}

run "month_that_is_not_over_is_refused" {
  command = plan

  variables {
    month           = "2026-01"
    at              = "2026-01-31T23:59:59Z"
    allow_unsettled = false
  }

  expect_failures = [terraform_data.month]
}

run "month_is_exported" {
  assert {
    condition     = length(compact(split("\n", try(tostring(output.export), "")))) == output.sessions
    error_message = "The export does not have one line for each session."
  }

  assert {
    condition     = output.settled == (output.live_sessions == 0)
    error_message = "A month that is over is settled without live sessions, and only then."
  }

  assert {
    condition = abs(output.minutes_consumed - sum(concat([0], [
      for line in compact(split("\n", try(tostring(output.export), ""))) : coalesce(jsondecode(line).minutes_consumed, 0)
    ]))) <= 0.005 * (output.sessions + 1)
    error_message = "The lines do not add up to the minutes."
  }

  assert {
    condition     = toset(keys(output.hashes)) == toset(keys(terraform_data.day))
    error_message = "Not each day has a hash and a resource."
  }

  assert {
    condition     = alltrue([for day in keys(output.hashes) : startswith(day, output.month)])
    error_message = "A day is not in the month."
  }
}

run "equal_sessions_change_nothing" {
  command = plan

  variables {
    time_zone = null
  }

  # The plan does not know the id of a day that is replaced.
  assert {
    condition     = alltrue([for day in terraform_data.day : day.id != ""])
    error_message = "A day is replaced without a change."
  }
}

run "another_month_is_refused" {
  command = plan

  variables {
    month = "2020-02"
  }

  expect_failures = [terraform_data.month]
}

run "invalid_values_are_refused" {
  command = plan

  variables {
    month = "January"
    at    = "yesterday"
  }

  expect_failures = [var.month, var.at]
}

run "values_out_of_range_are_refused" {
  command = plan

  variables {
    month = "0000-01"
    at    = "0000-01-01T00:00:00Z"
  }

  expect_failures = [var.month, var.at]
}
