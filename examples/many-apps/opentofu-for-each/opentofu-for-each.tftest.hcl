# Holds on any data: tofu test.

run "each_app_of_each_account_is_in_the_report" {
  assert {
    condition     = length(output.apps) == sum([for list in data.realtimekit_apps.of : length(list.apps)])
    error_message = "Each app is read once."
  }

  assert {
    condition     = alltrue([for app in output.apps : app.live <= app.sessions])
    error_message = "A session that is live is a session."
  }
}

run "accounts_are_given_by_their_ids" {
  command = plan

  variables {
    accounts = { own = "own" }
  }

  expect_failures = [var.accounts]
}

run "no_account_is_an_error" {
  command = plan

  variables {
    accounts = {}
  }

  expect_failures = [var.accounts]
}
