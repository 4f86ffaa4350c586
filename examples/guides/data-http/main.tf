variable "account_id" {
  type = string
}

variable "app_id" {
  type = string
}

variable "api_token" {
  type      = string
  sensitive = true
}

variable "base_url" {
  type    = string
  default = "https://api.cloudflare.com/client/v4"
}

# You have to know how many pages there are.
variable "pages" {
  type    = number
  default = 3
}

data "http" "page" {
  for_each = toset([for number in range(1, var.pages + 1) : tostring(number)])

  url = "${var.base_url}/accounts/${var.account_id}/realtime/kit/${var.app_id}/sessions?per_page=100&page_no=${each.key}"

  request_headers = {
    Authorization = "Bearer ${var.api_token}"
  }
}

locals {
  sessions = flatten([for page in data.http.page : jsondecode(page.response_body).data.sessions])
}

output "sessions" {
  value = length(local.sessions)
}

output "distinct_sessions" {
  value = length(distinct(local.sessions[*].id))
}

output "minutes" {
  value = sum(local.sessions[*].minutes_consumed)
}
