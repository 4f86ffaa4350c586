variable "account_id" {
  description = "Cloudflare account of the app, if it is not that of the provider."
  type        = string
  default     = null
}

variable "meeting_id" {
  description = "Id of the meeting."
  type        = string
}

data "realtimekit_session_usage" "meeting" {
  account_id    = var.account_id
  associated_id = var.meeting_id
  group_by      = ["month"]
}

output "minutes_by_month" {
  value = {
    for month in data.realtimekit_session_usage.meeting.groups : substr(month.period_start, 0, length("2026-01")) => month.minutes_consumed
    if month.period_start != null
  }
}
