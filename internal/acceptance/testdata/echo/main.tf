ephemeral "realtimekit_sessions" "oldest" {
  max_items            = 40
  sort_by              = "createdAt"
  sort_order           = "ASC"
  include_undocumented = true
}

provider "echo" {
  data = ephemeral.realtimekit_sessions.oldest
}

resource "echo" "list" {}
