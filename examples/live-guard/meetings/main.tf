# Titles that this reads reach the plan and the state.
data "realtimekit_sessions" "live" {
  status  = "LIVE"
  columns = ["id", "associated_id", "meeting_display_name", "live_participants", "started_at", "updated_at"]

  timeouts = {
    read = "1m"
  }
}

locals {
  sessions  = data.realtimekit_sessions.live.rows
  empty_for = timeadd(coalesce(var.at, plantimestamp()), "-${var.max_minutes_empty}m")

  # The API does not send when the last participant left, but updated_at is not before
  # that. A session counts as empty unless the API sends a number of participants, and
  # as old unless one of its times says otherwise.
  left_open = [
    for session in local.sessions : session
    if coalesce(session.live_participants, 0) == 0 &&
    try(timecmp(coalesce(session.updated_at, session.started_at), local.empty_for) < 0, true)
  ]

  # A session in one line. Titles are written by strangers: control and format
  # characters could change what a terminal shows.
  lines = {
    for session in local.sessions : session.id => replace(join(", ", [
      "- ${try(coalesce(session.meeting_display_name, session.associated_id), "no title")}",
      "live since ${coalesce(session.started_at, "an unknown time")}",
      "participants: ${session.live_participants == null ? "unknown" : session.live_participants}",
    ]), "/\\p{C}/", "?")
  }

  # At most 20 lines, oldest first.
  shown           = slice(local.sessions, 0, min(20, length(local.sessions)))
  shown_left_open = slice(local.left_open, 0, min(20, length(local.left_open)))

  summary = join("\n", concat(
    ["Live sessions: ${length(local.sessions)}, limit: ${var.max_live}."],
    [for session in local.shown : local.lines[session.id]],
    [for more in [length(local.sessions) - length(local.shown)] : "- and ${more} more" if more > 0],
  ))
}

output "summary" {
  description = "The number of live sessions, the limit, and the first 20 sessions with title, start and number of participants."
  value       = local.summary

  precondition {
    condition     = length(local.sessions) <= var.max_live
    error_message = "${local.summary}\nOver the limit."
  }

  precondition {
    condition = length(local.left_open) == 0
    error_message = join("\n", concat(
      ["Live sessions without participants for ${var.max_minutes_empty} minutes: ${length(local.left_open)}, limit: 0."],
      [for session in local.shown_left_open : local.lines[session.id]],
      [for more in [length(local.left_open) - length(local.shown_left_open)] : "- and ${more} more" if more > 0],
      ["Over the limit."],
    ))
  }
}
