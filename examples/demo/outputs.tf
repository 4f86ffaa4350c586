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

output "minutes" {
  description = "Minutes that all sessions consumed."
  value       = sum(concat([0], local.sessions[*].minutes))
}

output "minutes_by_meeting" {
  description = "The ten meetings that consumed the most minutes, the first of them first."
  value       = slice(local.meetings_by_minutes, 0, min(10, length(local.meetings_by_minutes)))
}

output "minutes_by_day" {
  description = "Sessions and minutes of each day that had a session, by its date as the API writes it, the earliest first."
  value       = local.days
}

output "report" {
  description = "All of it for people to read: terraform output -raw report."
  value       = local.report
}
