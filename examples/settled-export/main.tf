locals {
  # A session that is live when the month ends is listed as ENDED only later, and
  # an export made before would lack it. So a month counts as settled after a while.
  settled = timeadd(coalesce(var.at, plantimestamp()), "-${var.grace_hours}h")

  this_month = formatdate("YYYY-MM-01'T'00:00:00Z", local.settled)
  month      = coalesce(var.month, formatdate("YYYY-MM", timeadd(local.this_month, "-24h")))

  start = "${local.month}-01T00:00:00Z"
  end   = formatdate("YYYY-MM-01'T'00:00:00Z", timeadd(local.start, "${32 * 24}h"))
}

# A list that is not proven complete fails the run: a part of it is no export.
data "realtimekit_sessions" "month" {
  start_time = local.start
  end_time   = local.end
  status     = "ENDED"

  lifecycle {
    precondition {
      condition     = timecmp(local.end, local.settled) <= 0
      error_message = "${local.month} is not settled: it can be exported ${var.grace_hours} hours after its end."
    }
  }
}

locals {
  # What is exported, and so what counts as a change. updated_at is left out: it may
  # move while nothing here does. jsonencode sorts names, and writes equal values alike.
  sessions = [
    for session in data.realtimekit_sessions.month.sessions : {
      id  = session.id
      day = try(formatdate("YYYY-MM-DD", session.created_at), "unknown")
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
  lines = { for session in local.sessions : "${session.day} ${session.id}" => session }
  days  = { for key, session in local.lines : session.day => session.line... }
  texts = { for day, lines in local.days : day => join("", [for line in lines : "${line}\n"]) }
}

# One for each day, and replaced only when the lines of that day are others. Hang on
# it what uploads them: a provisioner that reads self.input, or a resource with
# replace_triggered_by.
resource "terraform_data" "day" {
  for_each = local.texts

  input            = each.value
  triggers_replace = sha256(each.value)
}
