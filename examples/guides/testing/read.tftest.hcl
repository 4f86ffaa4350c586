# Reads the API that the environment names.
run "lists_and_totals_agree" {
  command = plan

  variables {
    max_minutes = -1 # every session takes longer
  }

  assert {
    condition     = length(output.long_sessions) == data.realtimekit_session_usage.all.totals.sessions
    error_message = "The list and the totals have different numbers of sessions."
  }
}
