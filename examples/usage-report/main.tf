# Credentials, account and app come from CLOUDFLARE_API_TOKEN,
# CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.

locals {
  at     = coalesce(var.at, plantimestamp())
  window = provider::realtimekit::window(var.unit, var.offset, local.at, var.time_zone)
}

# Which time of a session the API compares with the window, and whether its bounds
# belong to it, is not documented. So a day more is read on either side, and what
# counts is taken from the groups, which go by created_at.
data "realtimekit_session_usage" "window" {
  start_time = timeadd(local.window.start, "-24h")
  end_time   = timeadd(local.window.end, "24h")
  group_by   = ["day", "meeting"]
  time_zone  = var.time_zone

  # The report says it, where a session may be missing. Who acts upon the numbers
  # without reading them takes "error", the default.
  on_incomplete = "warn"
}

locals {
  # Every day of the window, also those without a session.
  days_of_window = [
    for start in [
      for n in range(367) : provider::realtimekit::window("day", n, local.window.start, var.time_zone).start
    ] : start if timecmp(start, local.window.end) < 0
  ]

  # All that the API sends can be missing: from here on it is not. A group is one
  # meeting on one day, or all sessions of that day that name no meeting.
  groups = [
    for group in data.realtimekit_session_usage.window.groups : {
      day                   = substr(group.period_start, 0, length("2026-01-31"))
      start                 = group.period_start
      meeting_id            = group.associated_id == null ? "" : group.associated_id
      meeting               = group.meeting_display_name == null ? "" : group.meeting_display_name
      sessions              = group.sessions
      live_sessions         = group.live_sessions
      minutes               = group.minutes_consumed
      session_minutes       = group.session_minutes
      breakout_room_minutes = group.child_minutes_consumed
      most_at_once          = group.max_concurrent_participants == null ? 0 : group.max_concurrent_participants
    } if try(timecmp(group.period_start, local.window.start) >= 0 && timecmp(group.period_start, local.window.end) < 0, false)
  ]

  # Sessions without a created_at that is a time belong to no day.
  undated = sum(concat([0], [
    for group in data.realtimekit_session_usage.window.groups : group.sessions if group.period_start == null
  ]))

  by_day     = { for group in local.groups : group.start => group... }
  by_meeting = { for group in local.groups : group.meeting_id => group... }

  days = [
    for start in local.days_of_window : {
      day      = substr(start, 0, length("2026-01-31"))
      sessions = sum(concat([0], try(local.by_day[start][*].sessions, [])))
      minutes  = sum(concat([0], try(local.by_day[start][*].minutes, [])))
    }
  ]

  meetings = [
    for id, groups in local.by_meeting : {
      id              = id
      title           = try(reverse(compact(groups[*].meeting))[0], "") # of the last day that has one
      sessions        = sum(groups[*].sessions)
      minutes         = sum(groups[*].minutes)
      session_minutes = sum(groups[*].session_minutes)
      most_at_once    = max(groups[*].most_at_once...)
    }
  ]

  # Functions sort only texts, and a map by its keys: so the key is the number,
  # wide enough for the order of the texts to be that of the numbers.
  meetings_by_minutes = reverse(values({
    for meeting in local.meetings : format("%020.4f %s", meeting.minutes, meeting.id) => meeting
  }))

  totals = {
    sessions              = sum(concat([0], local.groups[*].sessions))
    meetings              = length(setsubtract(keys(local.by_meeting), [""]))
    minutes               = sum(concat([0], local.groups[*].minutes))
    session_minutes       = sum(concat([0], local.groups[*].session_minutes))
    breakout_room_minutes = sum(concat([0], local.groups[*].breakout_room_minutes))
    live_sessions         = sum(concat([0], local.groups[*].live_sessions))
    most_at_once          = max(0, local.groups[*].most_at_once...)
  }

  # A session without a date may belong to the window: nothing is proven then.
  complete = data.realtimekit_session_usage.window.complete && local.undated == 0

  # What a reader has to know to trust the numbers, in the words of both reports.
  notes = concat(
    local.complete ? ["It is proven that no session is missing."] :
    local.undated > 0 ? ["Sessions may be missing: no date can be read in some, and those are left out. How many: ${local.undated}."] :
    ["Sessions may be missing: the list could not be proven complete."],
    local.totals.live_sessions == 0 ? [] :
    ["Sessions that are still live: ${local.totals.live_sessions}. Their minutes may grow."],
    local.totals.breakout_room_minutes == 0 ? [] :
    ["Of the minutes, ${local.separated[format("%.1f", local.totals.breakout_room_minutes)]} come from breakout rooms. Whether their parents count them too is not documented."],
    ["A session belongs to the day on which it was created, whole."],
  )
}
