output "summary" {
  description = "Whether the month is settled, with its number of sessions, of live ones and its minutes consumed."
  value       = local.summary
}

output "month" {
  description = "The month that is exported."
  value       = local.month
}

output "settled" {
  description = "Whether the month is over and no session created in it is live."
  value       = local.settled
}

output "sessions" {
  description = "Number of sessions created in the month."
  value       = length(local.of_month)
}

output "live_sessions" {
  description = "Number of those that are live. Their minutes may grow."
  value       = local.live_sessions
}

output "minutes_consumed" {
  description = "Minutes consumed by all sessions: the exact sum, rounded once. The sum of the rounded rows may differ in the last digit."
  value       = local.minutes
}

output "hashes" {
  description = "SHA-256 of the lines of each day."
  value       = local.hashes
}

# Sensitive, so that no log of a plan has the titles.
output "export" {
  description = "The sessions, one JSON object in each line, day by day: terraform output -raw export. Null for a month without sessions."
  value       = length(local.of_month) == 0 ? null : join("", values(local.texts))
  sensitive   = true
}
