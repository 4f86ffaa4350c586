variable "group_by" {
  type = list(string)
}

data "realtimekit_session_usage" "app" {
  group_by = var.group_by
}

output "usage" {
  value = data.realtimekit_session_usage.app
}
