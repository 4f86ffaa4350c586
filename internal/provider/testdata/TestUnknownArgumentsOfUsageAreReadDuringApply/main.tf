variable "app_id" {
  type = string
}

resource "terraform_data" "later" {
  input = {
    app_id    = var.app_id
    status    = "ENDED"
    key       = "type"
    time_zone = "Asia/Kolkata"
  }
}

data "realtimekit_session_usage" "app" {
  app_id    = terraform_data.later.output.app_id
  status    = terraform_data.later.output.status
  group_by  = ["month", terraform_data.later.output.key]
  time_zone = terraform_data.later.output.time_zone
}

output "sessions" {
  value = data.realtimekit_session_usage.app.totals.sessions
}
