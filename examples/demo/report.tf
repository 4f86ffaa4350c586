# The report is one text. Titles stand last in their lines, since no function
# knows how wide a terminal draws an emoji or a Chinese character.

locals {
  bar = "████████████████████"

  live     = [for session in local.sessions : session if session.live]
  top      = slice(local.meetings_by_minutes, 0, min(10, length(local.meetings_by_minutes)))
  recent   = slice(local.days, max(0, length(local.days) - 14), length(local.days))
  most     = max(1, local.top[*].minutes...)
  most_day = max(1, local.recent[*].minutes...)

  # Titles are written by strangers: control characters, which could move the
  # cursor or change colours, line breaks and marks that turn the direction of
  # writing become spaces; what is long is cut.
  plain = {
    for title in distinct(compact(local.sessions[*].title)) : title =>
    trimspace(replace(title, "/[\\p{Cc}\\p{Zl}\\p{Zp}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+/", " "))
  }
  shown = {
    for title, plain in local.plain : title =>
    length(plain) > 40 ? "${substr(plain, 0, 39)}…" : coalesce(plain, "(no title)")
  }

  live_lines = [
    for session in local.live :
    format("  %5d present   %s", session.present, try(local.shown[session.title], "(no title)"))
  ]
  meeting_lines = [
    for meeting in local.top :
    format("  %12.1f %9d   %-20s  %s",
      meeting.minutes, meeting.sessions,
      substr(local.bar, 0, max(0, ceil(20 * meeting.minutes / local.most))),
      try(local.shown[meeting.title], "(no title)"),
    )
  ]
  day_lines = [
    for day in local.recent :
    format("  %-10s %12.1f %9d   %s",
      day.day, day.minutes, day.sessions,
      substr(local.bar, 0, max(0, ceil(20 * day.minutes / local.most_day))),
    )
  ]

  report = <<-REPORT
    ${length(local.sessions)} sessions in ${length(local.meetings)} meetings, ${format("%.1f", sum(concat([0], local.sessions[*].minutes)))} minutes

    Complete: ${local.verdict}

    Live now: ${length(local.live)}
    ${join("\n", coalescelist(local.live_lines, ["  nobody"]))}

    Minutes by meeting: the first ${length(local.top)} of ${length(local.meetings)}
           minutes  sessions
    ${join("\n", local.meeting_lines)}

    Minutes by day: the last ${length(local.recent)} of ${length(local.days)} days with sessions
                    minutes  sessions
    ${join("\n", local.day_lines)}
  REPORT

  claimed = try(tostring(data.realtimekit_sessions.all.total_count), "no")
  verdict = (
    data.realtimekit_sessions.all.complete
    ? "yes, it is proven that no session is missing"
    : "NOT PROVEN: the API reports ${coalesce(local.claimed, "no")} as the total, sessions may be missing"
  )
}
