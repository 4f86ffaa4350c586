variable "kept" {
  description = "Whether the data source reads the same list, which shows that the search would find it."
  type        = bool
}

data "realtimekit_sessions" "kept" {
  count = var.kept ? 1 : 0
}

# Without a postcondition: Terraform 1.11 would crash in show -json.
ephemeral "realtimekit_sessions" "all" {}

locals {
  titles = ephemeral.realtimekit_sessions.all.sessions[*].meeting_display_name
}

resource "terraform_data" "something" {
  input = "something"

  lifecycle {
    precondition {
      condition     = length(local.titles) == 3
      error_message = "There are not three titles."
    }
  }
}

check "titles" {
  assert {
    condition     = !contains(local.titles, "nobody has this title")
    error_message = "There is such a title."
  }
}
