output "month" {
  description = "The month that is exported."
  value       = local.month
}

output "hashes" {
  description = "SHA-256 of the lines of each day."
  value       = local.hashes
}

# Sensitive, so that no log of a plan has the titles.
output "export" {
  description = "The sessions, one JSON object in each line, day by day: terraform output -raw export."
  value       = join("", values(local.texts))
  sensitive   = true
}
