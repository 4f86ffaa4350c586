# Holds on any data: terraform test, or tofu test.

run "all_is_the_sum_of_the_apps" {
  assert {
    condition     = length(output.apps) == length(data.realtimekit_apps.own.apps) + length(data.realtimekit_apps.partner.apps)
    error_message = "Each app of both accounts is in the report."
  }

  assert {
    condition     = output.all.sessions == sum(concat([0], [for app in output.apps : app.sessions]))
    error_message = "The number of all sessions is the sum over the apps."
  }

  assert {
    condition     = output.all.live <= output.all.sessions
    error_message = "A session that is live is a session."
  }

  assert {
    condition     = output.all.complete == !contains([for app in output.apps : app.complete], false)
    error_message = "The report is complete only if each app is."
  }
}

run "the_account_is_given_by_its_id" {
  command = plan

  variables {
    partner_account_id = "partner"
  }

  expect_failures = [var.partner_account_id]
}
