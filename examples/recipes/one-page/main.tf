variable "page" {
  description = "Number of the page, from 1 on."
  type        = number
  default     = 1
}

# One page is one request. Without sort_by and sort_order, the API decides the order.
data "realtimekit_sessions" "page" {
  page_no    = var.page
  per_page   = 25
  sort_by    = "createdAt"
  sort_order = "DESC"
  columns    = ["id"]
}

output "page" {
  value = {
    sessions = [for session in data.realtimekit_sessions.page.rows : session.id]
    of       = data.realtimekit_sessions.page.total_count # null if the API reports none
    is_all   = data.realtimekit_sessions.page.complete
  }
}
