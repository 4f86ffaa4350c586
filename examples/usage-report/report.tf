# What the page shows, ready to be put into it: report.html.tftpl only places it.

locals {
  heading = "${var.title}, ${local.period}"
  period = {
    week    = "week of ${formatdate("D MMMM YYYY", local.window.start)}"
    month   = formatdate("MMMM YYYY", local.window.start)
    quarter = "quarter from ${formatdate("MMMM YYYY", local.window.start)}"
    year    = formatdate("YYYY", local.window.start)
  }[var.unit]
  from = local.window.start
  to   = local.window.end

  top   = slice(local.meetings_by_minutes, 0, min(10, length(local.meetings_by_minutes)))
  shown = slice(local.meetings_by_minutes, 0, min(100, length(local.meetings_by_minutes)))

  # Titles are written by strangers. In a page, these five characters are all that
  # could be anything but text; each text is looked up here before it is put in.
  page_texts = concat(
    [local.heading, var.time_zone, local.from, local.to, local.at],
    local.shown[*].title, local.shown[*].id, local.notes,
  )
  escaped = {
    for text in distinct(local.page_texts) : text =>
    replace(replace(replace(replace(replace(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"", "&quot;"), "'", "&#39;")
  }

  # Numbers with separators, which format does not know: up to the thousands of
  # millions.
  page_numbers = concat(
    [for number in concat(values(local.totals), local.shown[*].sessions, local.shown[*].most_at_once, local.days[*].sessions, local.ticks) : format("%.0f", number)],
    [for number in concat([local.totals.minutes, local.totals.session_minutes, local.totals.breakout_room_minutes], local.shown[*].minutes, local.days[*].minutes) : format("%.1f", number)],
  )
  separated = {
    for number in distinct(local.page_numbers) : number => replace(replace(replace(number,
      "/^(\\d+)(\\d{3})(\\.\\d+)?$/", "$1,$2$3"),
      "/^(\\d+)(\\d{3}),/", "$1,$2,"),
    "/^(\\d+)(\\d{3}),/", "$1,$2,")
  }

  # The scale ends at a round number, two to five steps above zero.
  most      = max(10, local.days[*].minutes...)
  magnitude = pow(10, floor(log(local.most, 10)))
  step      = local.magnitude * (local.most / local.magnitude <= 2 ? 0.5 : local.most / local.magnitude <= 5 ? 1 : 2)
  ticks     = [for n in range(ceil(local.most / local.step) + 1) : n * local.step]
  scale     = max(local.ticks...)

  # Some eight dates fit below the chart; a phone shows every other one.
  every = max(1, ceil(length(local.days) / 8))

  # A day is one unit wide. There are no gaps between the bars of a year: it would be
  # narrower than a pixel.
  bar_width = length(local.days) > 100 ? 1 : 0.8

  html = templatefile("${path.module}/report.html.tftpl", {
    heading  = local.escaped[local.heading]
    from     = local.escaped[local.from]
    to       = local.escaped[local.to]
    zone     = local.escaped[var.time_zone]
    at       = local.escaped[local.at]
    complete = local.complete
    notes    = [for note in local.notes : local.escaped[note]]
    figures = [
      { name = "Sessions", value = local.separated[format("%.0f", local.totals.sessions)] },
      { name = "Meetings", value = local.separated[format("%.0f", local.totals.meetings)] },
      { name = "Minutes consumed", value = local.separated[format("%.1f", local.totals.minutes)] },
      { name = "Minutes by the clock", value = local.separated[format("%.1f", local.totals.session_minutes)] },
      { name = "Peak participants", value = local.separated[format("%.0f", local.totals.most_at_once)] },
    ]
    ticks = [
      for tick in local.ticks : { value = local.separated[format("%.0f", tick)], percent = format("%.3f", 100 * tick / local.scale), y = format("%.3f", 100 - 100 * tick / local.scale) }
    ]
    dates = [
      for i, start in local.days_of_window : {
        text    = formatdate("D MMM", start)
        percent = format("%.3f", 100 * i / length(local.days))
        second  = i / local.every % 2 == 1
      } if i % local.every == 0
    ]
    bar_width = local.bar_width
    days = [
      for i, day in local.days : {
        day      = day.day
        sessions = local.separated[format("%.0f", day.sessions)]
        minutes  = local.separated[format("%.1f", day.minutes)]
        x        = i + (1 - local.bar_width) / 2
        y        = format("%.3f", 100 - 100 * day.minutes / local.scale)
        height   = format("%.3f", 100 * day.minutes / local.scale)
      }
    ]
    meetings = [
      for i, meeting in local.shown : {
        title        = meeting.title == "" ? "" : local.escaped[meeting.title]
        untitled     = meeting.id == "" ? "no meeting" : "no title"
        id           = local.escaped[meeting.id]
        sessions     = local.separated[format("%.0f", meeting.sessions)]
        minutes      = local.separated[format("%.1f", meeting.minutes)]
        most_at_once = local.separated[format("%.0f", meeting.most_at_once)]
        top          = i < 10
        percent      = format("%.3f", 100 * meeting.minutes / max(1, local.shown[0].minutes))
      }
    ]
    more = length(local.meetings) - length(local.shown)
  })
}
