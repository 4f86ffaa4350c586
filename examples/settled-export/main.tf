locals {
  # A session that is live when the month ends is listed as ENDED only later, and
  # an export made before would lack it. So a month counts as settled after a while.
  settled = timeadd(coalesce(var.at, plantimestamp()), "-${var.grace_hours}h")

  # The fifteenth is in its month by the clocks of every zone. One call, without a
  # parenthesis around it: OpenTofu 1.7 finds no function of a provider within one.
  window = provider::realtimekit::window(
    "month",
    var.month == null ? -1 : 0,
    var.month == null ? local.settled : "${coalesce(var.month, "2000-01")}-15T00:00:00Z",
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
  status     = "ENDED"

  columns = [
    "id", "associated_id", "meeting_display_name", "created_at", "started_at", "ended_at",
    "max_concurrent_participants", "minutes_consumed",
  ]

  lifecycle {
    precondition {
      condition     = timecmp(local.window.end, local.settled) <= 0
      error_message = "${local.month} is not settled: it can be exported ${var.grace_hours} hours after its end."
    }

    # Neither this month nor another can have it: each would lack it in silence.
    postcondition {
      condition     = alltrue([for session in self.rows : can(timecmp(session.created_at, session.created_at))])
      error_message = "Of these sessions it is not known when they were created, and so not to which month they belong: ${join(", ", [for session in self.rows : coalesce(session.id, "one without an id") if !can(timecmp(session.created_at, session.created_at))])}."
    }
  }
}

locals {
  # By created_at, the end not included: a session is in one month, and only there.
  of_month = [
    for session in data.realtimekit_sessions.month.rows : session
    if timecmp(session.created_at, local.window.start) >= 0 && timecmp(session.created_at, local.window.end) < 0
  ]

  # What is exported, and so what counts as a change. updated_at is left out: it may
  # move while nothing here does. jsonencode sorts names, and writes equal values alike.
  sessions = [
    for session in local.of_month : {
      id  = session.id
      day = substr(provider::realtimekit::window("day", 0, session.created_at, var.time_zone).start, 0, length("2026-01-31"))
      line = jsonencode({
        id           = session.id
        meeting      = session.associated_id
        title        = session.meeting_display_name # as people wrote it
        started_at   = session.started_at
        ended_at     = session.ended_at
        participants = session.max_concurrent_participants
        minutes      = session.minutes_consumed
      })
    }
  ]

  # The lines of each day go by id, whatever order the API has them in.
  lines  = { for session in local.sessions : "${session.day} ${session.id}" => session }
  days   = { for key, session in local.lines : session.day => session.line... }
  texts  = { for day, lines in local.days : day => join("", [for line in lines : "${line}\n"]) }
  hashes = { for day, text in local.texts : day => sha256(text) }
}

# A state is of one month, the first that was exported with it: with the next one
# it would destroy the days of the month before, and whatever hangs on them.
resource "terraform_data" "month" {
  input = local.month

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.input == local.month
      error_message = "This state is of ${self.input}, and ${local.month} is to be exported. Give each month a state of its own: terraform workspace select -or-create ${local.month}"
    }
  }
}

# One for each day, and replaced only when the lines of that day are others. Hang on
# it what uploads them: a provisioner that takes local.texts[each.key], or a resource
# with replace_triggered_by. It has only the hash, so that no plan prints a title.
resource "terraform_data" "day" {
  for_each = local.hashes

  triggers_replace = each.value
}
