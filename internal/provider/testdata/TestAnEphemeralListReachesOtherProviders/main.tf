ephemeral "realtimekit_sessions" "newest" {
  max_items            = 40
  sort_by              = "createdAt"
  sort_order           = "ASC"
  include_undocumented = true
}

provider "echo" {
  data = ephemeral.realtimekit_sessions.newest
}

resource "echo" "list" {}
