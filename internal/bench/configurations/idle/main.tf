terraform {
  required_providers {
    realtimekit = {
      source = "realtimekit/realtimekit"
    }
  }
}

# A budget that does not bind: a thousand pages are more requests than the
# provider sends by itself in five minutes.
provider "realtimekit" {
  requests_per_five_minutes = 1000000
}

data "realtimekit_session_usage" "all" {
  count = 0

  group_by = ["month"]
}
