output "number_of_sessions" {
  description = "How many sessions the app has."
  value       = length(local.sessions)
}

output "complete" {
  description = "Whether it is proven that no session is missing."
  value       = data.realtimekit_sessions.all.complete
}

output "live_now" {
  description = "Titles of the sessions that are live, as people wrote them."
  value       = [for session in local.sessions : session.title if session.live]
}

# Sums of minutes are rounded, since fractions do not add up exactly.

output "minutes" {
  description = "Minutes that all sessions consumed."
  value       = tonumber(format("%.4f", sum(concat([0], local.sessions[*].minutes))))
}

output "minutes_by_meeting" {
  description = "The ten meetings that consumed the most minutes, in descending order."
  value       = [for meeting in local.top : merge(meeting, { minutes = tonumber(format("%.4f", meeting.minutes)) })]
}

output "minutes_by_day" {
  description = "Sessions and minutes of each day that had a session, by its date as the API writes it, the earliest first."
  value       = [for day in local.days : merge(day, { minutes = tonumber(format("%.4f", day.minutes)) })]
}

output "report" {
  description = "All of it for people to read: terraform output -raw report."
  value       = local.report
}
