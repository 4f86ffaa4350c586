# Credentials, account and app come from CLOUDFLARE_API_TOKEN,
# CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.

locals {
  # The start of a day, so that two plans of one day are equal.
  at     = provider::realtimekit::window("day", 0, coalesce(var.at, plantimestamp()), var.time_zone).start
  window = provider::realtimekit::window(var.unit, var.offset, local.at, var.time_zone)
  before = provider::realtimekit::window(var.unit, var.offset - 1, local.at, var.time_zone)
}

# The window and the one before it, to compare the two. Which time of a session the API
# compares with a window, and whether its bounds belong to it, is not documented. So a
# day more is read on either side, and groups are selected by created_at.
data "realtimekit_session_usage" "window" {
  start_time = timeadd(local.before.start, "-24h")
  end_time   = timeadd(local.window.end, "24h")
  group_by   = ["day", "meeting"]
  time_zone  = var.time_zone

  # The report says if a session may be missing. If nobody reads the numbers before they
  # are used, leave "error", the default.
  on_incomplete = "warn"
}

locals {
  # Every day of the window, also those without a session.
  days_of_window = [
    for start in [
      for n in range(367) : provider::realtimekit::window("day", n, local.window.start, var.time_zone).start
    ] : start if timecmp(start, local.window.end) < 0
  ]

  # The API may leave out any value. A group is one meeting on one day, or all sessions
  # of that day without a meeting.
  dated = [
    for group in data.realtimekit_session_usage.window.groups : merge(group, {
      associated_id               = group.associated_id == null ? "" : group.associated_id
      meeting_display_name        = group.meeting_display_name == null ? "" : group.meeting_display_name
      max_concurrent_participants = group.max_concurrent_participants == null ? 0 : group.max_concurrent_participants
    }) if group.period_start != null
  ]
  groups  = [for group in local.dated : group if timecmp(group.period_start, local.window.start) >= 0 && timecmp(group.period_start, local.window.end) < 0]
  earlier = [for group in local.dated : group if timecmp(group.period_start, local.before.start) >= 0 && timecmp(group.period_start, local.before.end) < 0]

  # Sessions whose created_at cannot be read are in no window.
  undated = sum(concat([0], [
    for group in data.realtimekit_session_usage.window.groups : group.sessions if group.period_start == null
  ]))

  by_day     = { for group in local.groups : group.period_start => group... }
  by_meeting = { for group in local.groups : group.associated_id => group... }

  days = [
    for start in local.days_of_window : {
      start    = start
      sessions = sum(concat([0], try(local.by_day[start][*].sessions, [])))
      minutes  = sum(concat([0], try(local.by_day[start][*].minutes_consumed, [])))
    }
  ]

  # The title is that of the last day with one.
  titles = { for id, groups in local.by_meeting : id => try(reverse(compact(groups[*].meeting_display_name))[0], id == "" ? "(no meeting)" : "(no title)") }
  ids_of = { for id, title in local.titles : title => id... }

  # Functions sort only texts: the number is padded, so that both have the same order.
  meetings = reverse(values({
    for id, groups in local.by_meeting : format("%020.4f %s", sum(groups[*].minutes_consumed), id) => {
      id                          = id
      title                       = local.titles[id]
      suffix                      = length(local.ids_of[local.titles[id]]) == 1 ? "" : " (…${substr(id, -min(6, length(id)), -1)})" # of equal titles
      sessions                    = sum(groups[*].sessions)
      minutes                     = sum(groups[*].minutes_consumed)
      share                       = 100 * sum(groups[*].minutes_consumed) / max(0.005, local.totals.now.minutes)
      max_concurrent_participants = max(groups[*].max_concurrent_participants...)
    }
  }))

  totals = {
    for name, groups in { now     = local.groups, before = local.earlier } : name => {
      sessions                    = sum(concat([0], groups[*].sessions))
      live_sessions               = sum(concat([0], groups[*].live_sessions))
      meetings                    = length(setsubtract(groups[*].associated_id, [""]))
      minutes                     = sum(concat([0], groups[*].minutes_consumed))
      session_minutes             = sum(concat([0], groups[*].session_minutes))
      child_minutes               = sum(concat([0], groups[*].child_minutes_consumed))
      max_concurrent_participants = max(0, groups[*].max_concurrent_participants...)
    }
  }

  # A session without a date may be one of the window.
  complete = data.realtimekit_session_usage.window.complete && local.undated == 0

  # The same rule as in settled-export and in the guide Reporting.
  over    = timecmp(local.window.end, local.at) <= 0
  settled = local.over && local.totals.now.live_sessions == 0
}
