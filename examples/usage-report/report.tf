# What the reports show. The templates only place it.

locals {
  heading = "${var.title}, ${local.period}"
  period = {
    week    = "week of ${formatdate("D MMMM YYYY", local.window.start)}"
    month   = formatdate("MMMM YYYY", local.window.start)
    quarter = "quarter from ${formatdate("MMMM YYYY", local.window.start)}"
    year    = formatdate("YYYY", local.window.start)
  }[var.unit]
  scope = join("", [
    "From ${formatdate("D MMMM YYYY", local.window.start)} to ${formatdate("D MMMM YYYY", timeadd(local.window.end, "-1s"))}, ",
    "in the time zone ${var.time_zone}. Made on ${formatdate("D MMMM YYYY", local.at)}.",
  ])
  account = "Account ${data.realtimekit_session_usage.window.account_id}, app ${data.realtimekit_session_usage.window.app_id}"

  # What a reader has to know first.
  live = "${local.totals.now.live_sessions} ${local.totals.now.live_sessions == 1 ? "session is" : "sessions are"} live"
  banners = concat(
    local.undated > 0 ? ["Sessions may be missing: the date of ${local.undated} cannot be read."] : [],
    local.undated == 0 && !local.complete ? ["Sessions may be missing: the list could not be proven complete."] : [],
    local.settled ? [] : ["Preliminary: ${local.over ? "" : "the ${var.unit} is not over, and "}${local.live}."],
  )
  verdict = "Settled: the ${var.unit} is over${local.totals.now.sessions == 0 ? " and has no sessions" : ", no session is live, and no session is missing"}."

  notes = concat(
    ["Minutes consumed: one participant for one minute is one minute. Session minutes: from the start to the end of each session, regardless of the number of participants."],
    ["Max concurrent participants are those of one session. Participants of several sessions at the same time are not added up."],
    ["Totals are exact sums, rounded once. The sum of rounded rows may differ from them in the last digit."],
    ["A session counts as a whole on the day on which it was created."],
    local.totals.now.child_minutes == 0 ? [] :
    ["Breakout rooms have ${local.separated[format("%.2f", local.totals.now.child_minutes)]} of the minutes consumed. Whether their parent sessions include them is not documented."],
    local.totals.before.live_sessions == 0 ? [] : ["In the ${var.unit} before, sessions are live: ${local.totals.before.live_sessions}. Its figures are preliminary."],
    ["The cost is an estimate, not a bill. Low: minutes consumed without those of breakout rooms × ${var.audio_price} ${var.currency}. High: all minutes consumed × ${var.video_price} ${var.currency}."],
  )

  # Each figure with its decimals, now and before.
  figures = [
    for figure in [
      { name = "Sessions", format = "%.0f", of = { for name, total in local.totals : name => total.sessions } },
      { name = "Meetings", format = "%.0f", of = { for name, total in local.totals : name => total.meetings } },
      { name = "Minutes consumed", format = "%.2f", of = { for name, total in local.totals : name => total.minutes } },
      { name = "Session minutes", format = "%.2f", of = { for name, total in local.totals : name => total.session_minutes } },
      { name = "Max concurrent participants", format = "%.0f", of = { for name, total in local.totals : name => total.max_concurrent_participants } },
      { name = "Estimated cost, low (${var.currency})", format = "%.2f", of = { for name, total in local.totals : name => (total.minutes - total.child_minutes) * var.audio_price } },
      { name = "Estimated cost, high (${var.currency})", format = "%.2f", of = { for name, total in local.totals : name => total.minutes * var.video_price } },
      ] : {
      name   = figure.name
      value  = format(figure.format, figure.of.now)
      before = format(figure.format, figure.of.before)
      change = figure.of.before == 0 ? "n/a" : replace(format("%+.1f %%", 100 * (figure.of.now - figure.of.before) / figure.of.before), "/^[+-]0[.]0 /", "0.0 ")
    }
  ]

  shown = slice(local.meetings, 0, min(100, length(local.meetings)))

  # Titles are written by strangers. Of all characters, only these five could be more
  # than text in a page.
  page_texts = concat(
    [local.heading, local.scope, local.account, local.verdict], local.banners, local.notes, local.figures[*].name,
    local.shown[*].title, local.shown[*].suffix, local.shown[*].id,
  )
  escaped = {
    for text in distinct(local.page_texts) : text =>
    replace(replace(replace(replace(replace(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"", "&quot;"), "'", "&#39;")
  }

  # Numbers with thousands separators, which format does not have.
  page_numbers = concat(
    local.figures[*].value, local.figures[*].before,
    [for number in concat(local.shown[*].sessions, local.shown[*].max_concurrent_participants, local.days[*].sessions, local.ticks) : format("%.0f", number)],
    [for number in concat([local.totals.now.child_minutes], local.shown[*].minutes, local.days[*].minutes) : format("%.2f", number)],
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

  # About eight dates fit below the chart. A phone shows every other one.
  every = max(1, ceil(length(local.days) / 8))

  # A day is one unit wide. The bars of a year have no gap.
  bar_width = length(local.days) > 100 ? 1 : 0.8

  html = templatefile("${path.module}/report.html.tftpl", {
    heading = local.escaped[local.heading]
    scope   = local.escaped[local.scope]
    account = local.escaped[local.account]
    banners = [for banner in local.banners : local.escaped[banner]]
    verdict = local.escaped[local.verdict]
    notes   = [for note in local.notes : local.escaped[note]]
    unit    = var.unit
    figures = [
      for figure in local.figures : { name = local.escaped[figure.name], value = local.separated[figure.value], before = local.separated[figure.before], change = figure.change }
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
        day      = formatdate("EEE D MMM", day.start)
        sessions = local.separated[format("%.0f", day.sessions)]
        minutes  = local.separated[format("%.2f", day.minutes)]
        x        = i + (1 - local.bar_width) / 2
        y        = format("%.3f", 100 - 100 * day.minutes / local.scale)
        height   = format("%.3f", 100 * day.minutes / local.scale)
      }
    ]
    meetings = [
      for meeting in local.shown : {
        title    = local.escaped[meeting.title]
        suffix   = local.escaped[meeting.suffix]
        id       = local.escaped[meeting.id]
        sessions = local.separated[format("%.0f", meeting.sessions)]
        minutes  = local.separated[format("%.2f", meeting.minutes)]
        share    = format("%.1f", meeting.share)
        most     = local.separated[format("%.0f", meeting.max_concurrent_participants)]
      }
    ]
    count = length(local.meetings)
  })
}
