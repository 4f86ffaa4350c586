variable "app_id" {
  type = string
}

resource "terraform_data" "app" {
  input = {
    id         = var.app_id
    start_time = "2026-01-01T00:00:00Z"
    end_time   = "2027-01-01T00:00:00Z"
    status     = "ENDED"
    per_page   = 50
    timeout    = "1m"
    loud       = true
  }
}

data "realtimekit_sessions" "app" {
  app_id        = terraform_data.app.output.id
  start_time    = terraform_data.app.output.start_time
  end_time      = terraform_data.app.output.end_time
  status        = terraform_data.app.output.status
  per_page      = terraform_data.app.output.per_page
  on_incomplete = terraform_data.app.output.loud ? "error" : "warn"
  max_items     = terraform_data.app.output.loud ? null : 1

  timeouts = {
    read = terraform_data.app.output.timeout
  }
}

output "length" {
  value = length(data.realtimekit_sessions.app.sessions)
}
