data "realtimekit_sessions" "app" {}

locals {
  ids = data.realtimekit_sessions.app.sessions[*].id
}

output "length" {
  value = length(local.ids)
}

output "distinct" {
  value = length(toset(local.ids))
}

output "first" {
  value = local.ids[0]
}

output "last" {
  value = local.ids[length(local.ids) - 1]
}

output "fingerprint" {
  value = sha256(join("\n", local.ids))
}

output "total_count" {
  value = data.realtimekit_sessions.app.total_count
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}
