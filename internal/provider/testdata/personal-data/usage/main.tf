data "realtimekit_session_usage" "all" {
  group_by = ["day"]
}

output "usage" {
  value = data.realtimekit_session_usage.all.groups
}
