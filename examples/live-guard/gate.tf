# What is found either fails the run or warns, never both. A check can only warn.
# An output that is null holds conditions which fail, and changes no state: without
# findings the plan is empty, and its detailed exit status 0, from the first run on.

output "gate" {
  description = "Nothing. It can be made only while the gate is open."
  value       = null

  precondition {
    condition     = local.complete || local.only_warned
    error_message = local.message.complete
  }

  precondition {
    condition     = local.few || local.only_warned
    error_message = local.message.few
  }

  precondition {
    condition     = local.none_left || local.only_warned
    error_message = local.message.none_left
  }
}

check "live_sessions" {
  assert {
    condition     = local.complete || !local.only_warned
    error_message = local.message.complete
  }

  assert {
    condition     = local.few || !local.only_warned
    error_message = local.message.few
  }

  assert {
    condition     = local.none_left || !local.only_warned
    error_message = local.message.none_left
  }
}
