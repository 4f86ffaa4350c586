# Holds on any data: terraform test, or tofu test.

run "last_month" {
  assert {
    condition     = sum(concat([0], [for row in csvdecode(output.csv) : tonumber(row.sessions)])) == output.sessions
    error_message = "The rows of the CSV do not add up to the sessions."
  }

  assert {
    condition     = abs(sum(concat([0], [for row in csvdecode(output.csv) : tonumber(row.minutes)])) - output.minutes) < 0.001
    error_message = "The rows of the CSV do not add up to the minutes."
  }

  assert {
    condition     = startswith(output.html, "<!doctype html>") && !strcontains(output.html, "<script")
    error_message = "The page is not a page without scripts."
  }

  assert {
    condition     = strcontains(output.html, output.window.start) && strcontains(output.md, output.window.end)
    error_message = "The reports do not say which window they are about."
  }

  assert {
    condition     = strcontains(output.md, "It is proven that no session is missing.") == output.complete
    error_message = "The reports do not say whether the list is complete."
  }
}

run "a_year_by_the_clocks_of_berlin" {
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
