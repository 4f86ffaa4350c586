locals {
  at = coalesce(var.at, plantimestamp())

  # The fifteenth is in the same month in every time zone. One call, without
  # parentheses around it: OpenTofu 1.7 cannot resolve a provider function within them.
  window = provider::realtimekit::window(
    "month",
    var.month == null ? -1 : 0,
    var.month == null ? local.at : "${coalesce(var.month, "2000-01")}-15T00:00:00Z",
    var.time_zone,
  )
  month = substr(local.window.start, 0, length("2026-01"))
}

# Which time of a session the API compares with the window, and whether its bounds
# belong to it, is not documented. So a day more is read on either side, and the
# month is cut out below.
#
# A list that is not proven complete fails the run: a part of it is not an export.
data "realtimekit_sessions" "month" {
  start_time = timeadd(local.window.start, "-24h")
  end_time   = timeadd(local.window.end, "24h")

  columns = [
    "id", "associated_id", "meeting_display_name", "status", "created_at", "started_at", "ended_at",
    "max_concurrent_participants", "minutes_consumed",
  ]

  lifecycle {
    # Such a session would be missing from every month.
    postcondition {
      condition     = alltrue([for session in self.rows : can(timecmp(session.created_at, session.created_at))])
      error_message = "The created_at of these sessions cannot be read, so their month is not known: ${join(", ", [for session in self.rows : coalesce(session.id, "without an id") if !can(timecmp(session.created_at, session.created_at))])}."
    }
  }
}

locals {
  # By created_at, the end not included: a session is in one month, and only there.
  of_month = [
    for session in data.realtimekit_sessions.month.rows : session
    if timecmp(session.created_at, local.window.start) >= 0 && timecmp(session.created_at, local.window.end) < 0
  ]

  # A month is settled when it is over and no session created in it is live.
  over          = timecmp(local.window.end, local.at) <= 0
  live_sessions = length([for session in local.of_month : session if try(upper(session.status) == "LIVE", false)])
  settled       = local.over && local.live_sessions == 0

  # The exact sum, rounded once.
  minutes = format("%.2f", sum(concat([0], [for session in local.of_month : coalesce(session.minutes_consumed, 0)])))

  summary = (
    length(local.of_month) == 0
    ? "${local.month} has no sessions${local.over ? "" : " yet, and is not over"}."
    : join(" ", [
      "${local.month} is ${local.settled ? "settled" : local.over ? "not settled" : "not settled, because it is not over"}.",
      "Sessions: ${length(local.of_month)}, live: ${local.live_sessions}. Minutes consumed: ${local.minutes}.",
    ])
  )

  # What is exported, and so what counts as a change. updated_at is left out, because
  # it may change without the rest. jsonencode sorts names. It would write 366.80 as
  # 366.8, so minutes become a number only after it.
  sessions = [
    for session in local.of_month : {
      id  = session.id
      day = substr(provider::realtimekit::window("day", 0, session.created_at, var.time_zone).start, 0, length("2026-01-31"))
      line = replace(jsonencode({
        id                          = session.id
        associated_id               = session.associated_id
        meeting_display_name        = session.meeting_display_name # as people wrote it
        status                      = session.status
        started_at                  = session.started_at
        ended_at                    = session.ended_at
        max_concurrent_participants = session.max_concurrent_participants
        minutes_consumed            = session.minutes_consumed == null ? null : format("%.2f", session.minutes_consumed)
      }), "/\"minutes_consumed\":\"([0-9.-]+)\"/", "\"minutes_consumed\":$1")
    }
  ]

  # The lines of each day are sorted by id.
  lines  = { for session in local.sessions : "${session.day} ${session.id}" => session }
  days   = { for key, session in local.lines : session.day => session.line... }
  texts  = { for day, lines in local.days : day => join("", [for line in lines : "${line}\n"]) }
  hashes = { for day, text in local.texts : day => sha256(text) }
}

# A state holds one month, the first that was exported to it. Another month would
# destroy its days and all that depends on them.
resource "terraform_data" "month" {
  input = local.month

  lifecycle {
    ignore_changes = [input]

    precondition {
      condition     = local.settled || var.allow_unsettled
      error_message = "${local.summary} Export it when it is settled, or set allow_unsettled = true."
    }

    postcondition {
      condition     = self.input == local.month
      error_message = "This state holds the export of ${self.input}, so ${local.month} cannot be exported to it. Give each month a state of its own: terraform workspace select -or-create ${local.month}"
    }
  }
}

# One for each day, replaced only when the lines of that day change. Make what uploads
# them depend on it: a provisioner that takes local.texts[each.key], or a resource with
# replace_triggered_by. It has only the hash, so no plan shows a title.
resource "terraform_data" "day" {
  for_each = local.hashes

  triggers_replace = each.value
}
