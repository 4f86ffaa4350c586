data "realtimekit_sessions" "fraction" {
  max_items = 5.0
}

data "realtimekit_sessions" "text" {
  max_items = "6"
}

data "realtimekit_sessions" "result" {
  max_items = 21 / 3
}
