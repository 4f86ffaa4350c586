# plan or apply: when the moment is known.
variable "known" {
  type = string
}

# A year, so that no test runs over the end of one.
locals {
  window = provider::realtimekit::window("year", -1, var.known == "plan" ? plantimestamp() : timestamp(), "Europe/Berlin")
}

data "realtimekit_session_usage" "app" {
  start_time = local.window.start
  end_time   = local.window.end
}

output "window" {
  value = local.window
}

output "sessions" {
  value = data.realtimekit_session_usage.app.totals.sessions
}
