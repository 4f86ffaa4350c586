resource "terraform_data" "title" {
  input = "Stand-up"
}

# A cell is unknown, and the mistake is reported all the same.
output "column" {
  value = provider::realtimekit::csvencode([{ id = 1, title = terraform_data.title.output }], "id", "minutes")
}

output "row" {
  value = provider::realtimekit::csvencode([{ id = 1 }, null])
}

output "null_rows" {
  value = provider::realtimekit::csvencode(null)
}

output "headers" {
  value = provider::realtimekit::csvencode([{ "=a" = 1, "'=a" = 2 }])
}

output "markdown" {
  value = provider::realtimekit::markdown_table([{ id = 1 }], "minutes")
}

output "unit" {
  value = provider::realtimekit::window("months", -1, "2026-04-17T10:11:12Z", null)
}

output "offset" {
  value = provider::realtimekit::window("month", 0.5, "2026-04-17T10:11:12Z", null)
}

output "distant" {
  value = provider::realtimekit::window("month", 1e30, "2026-04-17T10:11:12Z", null)
}

output "at" {
  value = provider::realtimekit::window("month", -1, "yesterday", null)
}

output "time_zone" {
  value = provider::realtimekit::window("month", -1, "2026-04-17T10:11:12Z", "Europe/Atlantis")
}

output "null_unit" {
  value = provider::realtimekit::window(null, -1, "2026-04-17T10:11:12Z", "UTC")
}
