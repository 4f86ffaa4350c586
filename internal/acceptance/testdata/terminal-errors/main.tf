data "realtimekit_sessions" "app" {
  for_each = toset(["message", "ray", "host"])

  app_id = each.key
}
