# Passes on any data: terraform test, or tofu test.

run "last_month" {
  assert {
    condition     = sum(concat([0], [for row in csvdecode(output.csv) : tonumber(row.sessions)])) == output.sessions
    error_message = "The rows of the CSV do not add up to the sessions."
  }

  assert {
    condition     = abs(sum(concat([0], [for row in csvdecode(output.csv) : tonumber(row.minutes_consumed)])) - output.minutes_consumed) <= 0.005 * (1 + length(csvdecode(output.csv)))
    error_message = "The rows of the CSV do not add up to the minutes."
  }

  assert {
    condition     = startswith(output.html, "<!doctype html>") && !strcontains(output.html, "<script")
    error_message = "The page is not a page without scripts."
  }

  assert {
    condition     = strcontains(output.html, data.realtimekit_session_usage.window.app_id) && strcontains(output.md, data.realtimekit_session_usage.window.account_id)
    error_message = "The reports do not name the account and the app."
  }

  assert {
    condition     = strcontains(output.md, "Settled: ") == (output.settled && output.complete) && strcontains(output.html, "Preliminary: ") == !output.settled
    error_message = "The reports do not say whether the month is settled."
  }

  assert {
    condition     = startswith(output.md, output.summary)
    error_message = "The tables do not begin with the summary."
  }
}

run "month_that_is_not_over_is_preliminary" {
  variables {
    offset = 0
  }

  assert {
    condition     = !output.settled && strcontains(output.summary, "Preliminary: the month is not over, and ")
    error_message = "The report does not say that the month is not over."
  }
}

run "year_in_berlin" {
  variables {
    unit      = "year"
    time_zone = "Europe/Berlin"
    at        = "2026-03-29T12:00:00Z"
  }

  assert {
    condition     = output.window == { start = "2025-01-01T00:00:00+01:00", end = "2026-01-01T00:00:00+01:00" }
    error_message = "The window is not the year 2025."
  }
}

run "units_are_checked" {
  command = plan

  variables {
    unit = "fortnight"
  }

  expect_failures = [var.unit]
}

run "month_without_sessions" {
  variables {
    at = "2001-02-15T00:00:00Z"
  }

  assert {
    condition     = output.sessions > 0 || !output.complete || strcontains(output.summary, "Settled: the month is over and has no sessions.")
    error_message = "The report does not say that the month has no sessions."
  }
}
