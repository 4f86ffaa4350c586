# Read in the plan and again in the apply, and kept nowhere. A data source within
# the check would show every session in each plan and keep it in plan and state,
# and its plan would never be empty, since a check reads it again in the apply.
#
# What bounds it is the time: a read that takes longer fails. max_items would cost
# the proof that none is missing wherever the list may go on after its first page.
ephemeral "realtimekit_sessions" "live" {
  status  = "LIVE"
  columns = ["id", "live_participants", "started_at", "updated_at"]

  # Not proven complete is a finding like the others, below.
  on_incomplete = "warn"

  timeouts = {
    read = "1m"
  }
}

locals {
  sessions  = ephemeral.realtimekit_sessions.live.rows
  empty_for = timeadd(coalesce(var.at, plantimestamp()), "-${var.max_minutes_empty}m")

  # When the last participant left is not known, but updated_at is not before that.
  # The gate closes where the API says too little: a session counts as empty unless
  # it says that somebody is in it, and as old unless its times say otherwise. Its
  # status is not looked at again: the provider left out what has another one, and
  # "live" or none at all may be what the API sends.
  left_open = [
    for session in local.sessions : session.id
    if coalesce(session.live_participants, 0) == 0 &&
    try(timecmp(coalesce(session.updated_at, session.started_at), local.empty_for) < 0, true)
  ]

  complete    = ephemeral.realtimekit_sessions.live.complete
  few         = length(local.sessions) <= var.max_live
  none_left   = length(local.left_open) == 0
  only_warned = var.on_finding == "warn"

  # A message that named an ephemeral value would not be shown, so none has a count.
  message = {
    complete  = "It is not proven that the list of live sessions is complete."
    few       = "More than ${var.max_live} sessions are live."
    none_left = "A session is live, and nobody has been in it for ${var.max_minutes_empty} minutes."
  }
}
