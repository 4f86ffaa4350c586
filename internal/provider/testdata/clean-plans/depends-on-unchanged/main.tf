resource "terraform_data" "app" {
  input = "something"
}

data "realtimekit_session_usage" "all" {
  depends_on = [terraform_data.app]
}
