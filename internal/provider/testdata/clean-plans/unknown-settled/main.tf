resource "terraform_data" "window" {
  input = { start = "2026-01-01T00:00:00Z", end = "2026-02-01T00:00:00Z" }
}

data "realtimekit_session_usage" "january" {
  start_time = terraform_data.window.output.start
  end_time   = terraform_data.window.output.end
}

output "minutes" {
  value = data.realtimekit_session_usage.january.totals.minutes_consumed
}
