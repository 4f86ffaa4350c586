output "window" {
  description = "What the report is about: from start, up to and without end."
  value       = local.window
}

output "sessions" {
  description = "How many sessions there were."
  value       = local.totals.sessions
}

output "minutes" {
  description = "Minutes that they consumed, rounded, since fractions do not add up exactly."
  value       = tonumber(format("%.4f", local.totals.minutes))
}

output "complete" {
  description = "Whether it is proven that no session is missing."
  value       = local.complete
}

# The reports are long, and titles are written by people: sensitive keeps both from
# the screen and from logs. "output -raw" writes them all the same.

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
