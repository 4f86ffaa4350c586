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

run "accounts_and_apps_are_given_by_their_ids" {
  command = plan

  variables {
    accounts = {
      nameless  = { account_id = "own", apps = {} }
      appless   = { account_id = "00000000000000000000000000000000", apps = null }
      classroom = { account_id = "00000000000000000000000000000000", apps = { classroom = "Classroom" } }
    }
  }

  expect_failures = [var.accounts]
}

run "no_account_is_refused" {
  command = plan

  variables {
    accounts = {}
  }

  expect_failures = [var.accounts]
}
