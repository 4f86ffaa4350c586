data "realtimekit_sessions" "documented" {}

data "realtimekit_sessions" "everything" {
  include_undocumented = true
}
