locals {
  # For a spreadsheet, which can sum up again whatever it likes.
  csv = provider::realtimekit::csvencode(
    local.groups, "day", "meeting_id", "meeting", "sessions", "minutes", "session_minutes", "breakout_room_minutes", "most_at_once",
  )

  rows_of_totals = [
    { figure = "Sessions", value = local.totals.sessions },
    { figure = "Meetings", value = local.totals.meetings },
    { figure = "Minutes consumed", value = tonumber(format("%.1f", local.totals.minutes)) },
    { figure = "Minutes by the clock", value = tonumber(format("%.1f", local.totals.session_minutes)) },
    { figure = "Peak participants", value = local.totals.most_at_once },
  ]
  rows_of_meetings = [
    for meeting in local.top : {
      meeting  = coalesce(meeting.title, meeting.id == "" ? "(no meeting)" : "(no title)")
      sessions = meeting.sessions
      minutes  = tonumber(format("%.1f", meeting.minutes))
    }
  ]
  rows_of_days = [
    for day in local.days : merge(day, { minutes = tonumber(format("%.1f", day.minutes)) }) if day.sessions > 0
  ]

  # The largest meetings and the days are left out with their headings if they are empty.
  tables = concat(
    ["## Totals\n\n${provider::realtimekit::markdown_table(local.rows_of_totals, "figure", "value")}"],
    [for rows in [local.rows_of_meetings] : "## The largest meetings\n\n${provider::realtimekit::markdown_table(rows, "meeting", "sessions", "minutes")}" if length(rows) > 0],
    [for rows in [local.rows_of_days] : "## Days\n\n${provider::realtimekit::markdown_table(rows, "day", "sessions", "minutes")}" if length(rows) > 0],
  )

  md = <<-EOT
    # ${local.heading}

    From ${local.from} until ${local.to}, in the time zone ${var.time_zone}. Made at ${local.at}.

    ${join("\n", [for note in local.notes : "- ${note}"])}

    ${chomp(join("\n", local.tables))}
  EOT
}
