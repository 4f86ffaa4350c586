# Without a postcondition, with which Terraform 1.11 crashes in show -json.
ephemeral "realtimekit_sessions" "all" {}

locals {
  titles = ephemeral.realtimekit_sessions.all.sessions[*].meeting_display_name
}

resource "terraform_data" "kept" {
  input = "something kept"

  lifecycle {
    precondition {
      condition     = length(local.titles) == 3
      error_message = "There are not three titles."
    }
  }
}

check "titles" {
  assert {
    condition     = !contains(local.titles, "a title of no session")
    error_message = "There is such a title."
  }
}
