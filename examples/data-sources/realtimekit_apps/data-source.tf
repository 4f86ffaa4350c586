data "realtimekit_apps" "all" {}

output "apps" {
  value = { for app in data.realtimekit_apps.all.apps : app.id => app.name }
}
