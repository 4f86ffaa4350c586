# Holds on any data: tofu test.

run "each_app_of_each_account_is_there" {
  assert {
    condition     = toset(keys(output.apps)) == toset(keys(data.realtimekit_session_usage.of))
    error_message = "Each app is read once."
  }

  assert {
    condition     = alltrue([for app in output.apps : app.live <= app.sessions])
    error_message = "A session that is live is a session."
  }
}

run "no_account_is_refused" {
  command = plan

  variables {
    accounts = {}
  }

  expect_failures = [var.accounts]
}
