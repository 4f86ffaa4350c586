data "realtimekit_session_usage" "all" {}

resource "terraform_data" "report" {
  input = data.realtimekit_session_usage.all.totals

  lifecycle {
    ignore_changes = [input]
  }
}
