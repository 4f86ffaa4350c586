output "window" {
  description = "The window of the report: from start, up to and without end."
  value       = local.window
}

output "sessions" {
  description = "Number of sessions created in the window."
  value       = local.totals.now.sessions
}

output "minutes_consumed" {
  description = "Minutes that they consumed: the exact sum, rounded once."
  value       = format("%.2f", local.totals.now.minutes)
}

output "live_sessions" {
  description = "Number of those that are live. Their minutes may grow."
  value       = local.totals.now.live_sessions
}

output "settled" {
  description = "Whether the window is over and no session created in it is live."
  value       = local.settled
}

output "complete" {
  description = "Whether it is proven that no session is missing."
  value       = local.complete
}

output "summary" {
  description = "The totals without titles, as Markdown: terraform output -raw summary"
  value       = local.summary
}

# The reports are long, and titles are written by people: sensitive keeps both out of
# logs. "output -raw" still prints them.

output "html" {
  description = "A page for people: terraform output -raw html > report.html"
  value       = local.html
  sensitive   = true
}

output "csv" {
  description = "A row for each meeting on each day: terraform output -raw csv > report.csv"
  value       = local.csv
  sensitive   = true
}

output "md" {
  description = "Tables for a pull request or a wiki: terraform output -raw md > report.md"
  value       = local.md
  sensitive   = true
}
