locals {
  # For a spreadsheet, which can add up the rows in other ways.
  csv = provider::realtimekit::csvencode(
    [for group in local.groups : merge(group, {
      day                    = substr(group.period_start, 0, length("2026-01-31"))
      minutes_consumed       = format("%.2f", group.minutes_consumed)
      session_minutes        = format("%.2f", group.session_minutes)
      child_minutes_consumed = format("%.2f", group.child_minutes_consumed)
    })],
    "day", "associated_id", "meeting_display_name", "sessions", "minutes_consumed", "session_minutes", "child_minutes_consumed", "max_concurrent_participants",
  )

  rows_of_totals = [
    for figure in local.figures : {
      Figure                     = figure.name
      ("This ${var.unit}")       = local.separated[figure.value]
      ("The ${var.unit} before") = local.separated[figure.before]
      Change                     = figure.change
    }
  ]
  rows_of_meetings = concat(
    [for meeting in slice(local.meetings, 0, min(10, length(local.meetings))) : {
      Meeting            = "${meeting.title}${meeting.suffix}"
      Sessions           = local.separated[format("%.0f", meeting.sessions)]
      "Minutes consumed" = local.separated[format("%.2f", meeting.minutes)]
      Share              = format("%.1f %%", meeting.share)
    }],
    [{ Meeting = "All meetings: ${length(local.meetings)}", Sessions = local.separated[local.figures[0].value], "Minutes consumed" = local.separated[local.figures[2].value], Share = "100.0 %" }],
  )
  rows_of_days = concat(
    [for day in local.days : {
      Day                = formatdate("EEE D MMM YYYY", day.start)
      Sessions           = local.separated[format("%.0f", day.sessions)]
      "Minutes consumed" = local.separated[format("%.2f", day.minutes)]
    } if day.sessions > 0],
    [{ Day = "All days", Sessions = local.separated[local.figures[0].value], "Minutes consumed" = local.separated[local.figures[2].value] }],
  )

  # Numbers with separators are texts, so their columns are aligned here.
  table_of_totals   = replace(provider::realtimekit::markdown_table(local.rows_of_totals, "Figure", "This ${var.unit}", "The ${var.unit} before", "Change"), "| --- | --- | --- | --- |", "| --- | ---: | ---: | ---: |")
  table_of_meetings = replace(provider::realtimekit::markdown_table(local.rows_of_meetings, "Meeting", "Sessions", "Minutes consumed", "Share"), "| --- | --- | --- | --- |", "| --- | ---: | ---: | ---: |")
  table_of_days     = replace(provider::realtimekit::markdown_table(local.rows_of_days, "Day", "Sessions", "Minutes consumed"), "| --- | --- | --- |", "| --- | ---: | ---: |")

  # Without titles, for the summary of a job.
  summary = <<-EOT
    # ${local.heading}

    ${local.account}. ${local.scope}

    ${join("\n\n", [for text in length(local.banners) == 0 ? [local.verdict] : local.banners : "**${text}**"])}

    ${chomp(local.table_of_totals)}

    ${join("\n", [for note in local.notes : "- ${note}"])}
  EOT

  # A report without sessions has only the totals.
  md = length(local.groups) == 0 ? local.summary : <<-EOT
    ${local.summary}
    ## The meetings with the most minutes consumed

    ${local.table_of_meetings}
    ## Minutes consumed per day

    ${chomp(local.table_of_days)}
  EOT
}
