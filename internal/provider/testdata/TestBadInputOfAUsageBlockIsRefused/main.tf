variable "group_by" {
  type    = list(string)
  default = null
}

variable "time_zone" {
  type    = string
  default = null
}

data "realtimekit_session_usage" "app" {
  group_by  = var.group_by
  time_zone = var.time_zone
}
