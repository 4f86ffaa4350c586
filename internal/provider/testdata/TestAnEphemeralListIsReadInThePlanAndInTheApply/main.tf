ephemeral "realtimekit_sessions" "all" {}

resource "terraform_data" "something" {
  lifecycle {
    precondition {
      condition     = ephemeral.realtimekit_sessions.all.complete
      error_message = "The list is not complete."
    }
  }
}
