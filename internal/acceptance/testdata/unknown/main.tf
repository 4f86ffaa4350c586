variable "token" {
  type = string
}

variable "app" {
  type = string
}

# What a resource has is unknown until it is created.
resource "terraform_data" "later" {
  input = {
    token      = var.token
    app_id     = var.app
    start_time = "2026-01-01T00:00:00Z"
    end_time   = "2027-01-01T00:00:00Z"
    status     = "ENDED"
    per_page   = 50
    timeout    = "1m"
    strict     = true
    key        = "type"
    column     = "status"
    time_zone  = "Asia/Kolkata"
  }
}

provider "realtimekit" {
  api_token = terraform_data.later.output.token
}

data "realtimekit_sessions" "app" {
  app_id        = terraform_data.later.output.app_id
  start_time    = terraform_data.later.output.start_time
  end_time      = terraform_data.later.output.end_time
  status        = terraform_data.later.output.status
  per_page      = terraform_data.later.output.per_page
  on_incomplete = terraform_data.later.output.strict ? "error" : "warn"
  max_items     = terraform_data.later.output.strict ? null : 1

  timeouts = {
    read = terraform_data.later.output.timeout
  }
}

# Only one element of group_by is unknown.
data "realtimekit_session_usage" "app" {
  app_id    = terraform_data.later.output.app_id
  status    = terraform_data.later.output.status
  group_by  = ["month", terraform_data.later.output.key]
  time_zone = terraform_data.later.output.time_zone
}

# One element of columns is unknown.
data "realtimekit_sessions" "columns" {
  columns    = ["id", terraform_data.later.output.column]
  status     = terraform_data.later.output.status
  depends_on = [terraform_data.later]
}

# Only the token is unknown.
data "realtimekit_sessions" "token" {
  depends_on = [terraform_data.later]
}

output "complete" {
  value = data.realtimekit_sessions.app.complete
}

output "sessions" {
  value = data.realtimekit_sessions.app.sessions
}

output "rows" {
  value = [for row in data.realtimekit_sessions.columns.rows : "${row.id} ${row.status}"]
}

output "groups" {
  value = [for group in data.realtimekit_session_usage.app.groups : "${group.period_start} ${group.type} ${group.sessions}"]
}

output "token" {
  value = data.realtimekit_sessions.token.sessions
}
