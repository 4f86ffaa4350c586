# Holds on any data: terraform test, or tofu test.

run "all_is_the_sum_of_the_apps" {
  assert {
    condition     = length(output.apps) == length(data.realtimekit_session_usage.own) + length(data.realtimekit_session_usage.partner)
    error_message = "Each app of both accounts is there."
  }

  assert {
    condition     = output.all.sessions == sum(concat([0], [for app in output.apps : app.sessions]))
    error_message = "The sessions of all apps are those of each, added up."
  }

  assert {
    condition     = output.all.live <= output.all.sessions
    error_message = "A session that is live is a session."
  }

  assert {
    condition     = output.all.complete == !contains([for app in output.apps : app.complete], false)
    error_message = "All is complete where each app is, and only there."
  }
}

run "no_apps_are_no_sessions" {
  variables {
    apps         = {}
    partner_apps = {}
  }

  assert {
    condition     = output.apps == {} && output.all.sessions == 0 && output.all.minutes == 0
    error_message = "Without apps there is nothing to add up."
  }
}

run "apps_and_accounts_are_given_by_their_ids" {
  command = plan

  variables {
    apps               = { classroom = "Classroom" }
    partner_apps       = { workshop = null }
    partner_account_id = "partner"
  }

  expect_failures = [var.apps, var.partner_apps, var.partner_account_id]
}
