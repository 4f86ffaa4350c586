# Credentials, account and app come from CLOUDFLARE_API_TOKEN,
# CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.

data "realtimekit_sessions" "all" {
  # The report says if the list is not proven complete. Keep the default, "error",
  # if anything depends on the result.
  on_incomplete = "warn"

  columns = [
    "associated_id", "created_at", "live_participants", "meeting_display_name", "minutes_consumed", "status",
  ]
}

locals {
  # Oldest first. Any value of the API may be missing or malformed; these are not.
  sessions = [
    for session in data.realtimekit_sessions.all.rows : {
      meeting_id = session.associated_id == null ? "" : session.associated_id
      title      = session.meeting_display_name
      live       = upper(coalesce(session.status, "unknown")) == "LIVE"
      present    = coalesce(session.live_participants, 0)
      minutes    = coalesce(session.minutes_consumed, 0)
      day        = try(formatdate("YYYY-MM-DD", session.created_at), "unknown")
    }
  ]

  # Sessions that name no meeting are under "", and their titles have nothing to do
  # with each other.
  by_meeting = { for session in local.sessions : session.meeting_id => session... }
  by_day     = { for session in local.sessions : session.day => session... }

  meetings = {
    for id, sessions in local.by_meeting : id => {
      title    = id == "" ? "" : try(reverse(compact(sessions[*].title))[0], "") # of the newest session that has one
      sessions = length(sessions)
      minutes  = sum(sessions[*].minutes)
    }
  }

  # Functions sort only texts, and a map by its keys: so the number goes in front
  # of the id, wide enough for the order of the texts to be that of the numbers.
  meetings_by_minutes = reverse(values({
    for id, meeting in local.meetings : format("%020.4f %s", meeting.minutes, id) => merge(meeting, { id = id })
  }))

  days = [
    for day, sessions in local.by_day : {
      day      = day
      sessions = length(sessions)
      minutes  = sum(sessions[*].minutes)
    }
  ]
}
