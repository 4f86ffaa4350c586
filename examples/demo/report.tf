# The report is one text. Titles are last in their lines, since no function
# knows how wide a terminal draws an emoji or a Chinese character.

locals {
  bar      = "████████████████████"
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
    trimspace(replace(title, "/[\\p{Cc}\\p{Zl}\\p{Zp}\\x{061c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+/", " "))
  }
  shown = {
    for title, plain in local.plain : title =>
    length(plain) > 40 ? "${substr(plain, 0, 39)}…" : coalesce(plain, "(no title)")
  }

  claimed = try(tostring(data.realtimekit_sessions.all.total_count), null)
  verdict = (
    data.realtimekit_sessions.all.complete
    ? "yes, it is proven that no session is missing"
    : "NOT PROVEN, sessions may be missing: the API reports ${coalesce(local.claimed, "nothing")} as the total"
  )

  summary_lines = [
    format("%-9s %9d", "Sessions", length(local.sessions)),
    format("%-9s %9d", "Meetings", length(setsubtract(keys(local.meetings), [""]))),
    format("%-9s %11.1f", "Minutes", sum(concat([0], local.sessions[*].minutes))),
    format("%-9s %9d", "Live now", length(local.live)),
    format("%-9s %s", "Complete", local.verdict),
  ]
  live_lines = [
    for session in slice(local.live, 0, min(20, length(local.live))) :
    format("%19d  %s", session.present, try(local.shown[session.title], "(no title)"))
  ]
  meeting_lines = [
    for meeting in local.top :
    format("%21.1f %9d  %-20s  %s",
      meeting.minutes, meeting.sessions,
      substr(local.bar, 0, max(0, ceil(20 * meeting.minutes / local.most))),
      meeting.id == "" ? "(no meeting)" : try(local.shown[meeting.title], "(no title)"),
    )
  ]
  day_lines = [
    for day in local.recent :
    format("%-10s %10.1f %9d  %s",
      day.day, day.minutes, day.sessions,
      substr(local.bar, 0, max(0, ceil(20 * day.minutes / local.most_day))),
    )
  ]

  # A part that has no lines is left out with its heading.
  parts = [
    {
      heading = ""
      lines   = local.summary_lines
    },
    {
      heading = format("%-10s %8s", "Live now", "present")
      lines   = concat(local.live_lines, [for more in [length(local.live) - 20] : "… and ${more} more" if more > 0])
    },
    {
      heading = format("%-10s %10s %9s", "Meetings", "minutes", "sessions")
      lines   = concat(local.meeting_lines, [for more in [length(local.meetings) - 10] : "… and ${more} more" if more > 0])
    },
    {
      heading = format("%-10s %10s %9s", "Days", "minutes", "sessions")
      lines   = concat([for more in [length(local.days) - 14] : "… after ${more} more" if more > 0], local.day_lines)
    },
  ]
  text   = join("\n\n", [for part in local.parts : trimspace(join("\n", concat([part.heading], part.lines))) if length(part.lines) > 0])
  report = "${replace(local.text, "/(?m) +$/", "")}\n"
}
