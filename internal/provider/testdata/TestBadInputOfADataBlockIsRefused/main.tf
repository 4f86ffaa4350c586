# Each block has one mistake, the one that its name says.

data "realtimekit_sessions" "status_unknown" {
  status = "live"
}

data "realtimekit_sessions" "sort_by_unknown" {
  sort_by = "created_at"
}

data "realtimekit_sessions" "sort_order_unknown" {
  sort_order = "asc"
}

data "realtimekit_sessions" "on_incomplete_unknown" {
  on_incomplete = "ignore"
}

data "realtimekit_sessions" "start_time_without_zone" {
  start_time = "2026-01-31T00:00:00"
}

data "realtimekit_sessions" "end_time_date_alone" {
  end_time = "2026-01-31"
}

data "realtimekit_sessions" "start_after_end" {
  start_time = "2026-01-31T00:00:01Z"
  end_time   = "2026-01-31T00:00:00Z"
}

# As text, the start comes first.
data "realtimekit_sessions" "start_after_end_across_zones" {
  start_time = "2026-01-30T23:30:00-02:00"
  end_time   = "2026-01-31T01:00:00Z"
}

data "realtimekit_sessions" "page_no_zero" {
  page_no = 0
}

data "realtimekit_sessions" "per_page_zero" {
  per_page = 0
}

data "realtimekit_sessions" "per_page_too_large" {
  per_page = 1001
}

data "realtimekit_sessions" "max_items_zero" {
  max_items = 0
}

data "realtimekit_sessions" "per_page_fraction" {
  per_page = 1.5
}

data "realtimekit_sessions" "page_no_fraction" {
  page_no = 1.5
}

data "realtimekit_sessions" "max_items_fraction" {
  max_items = 1.5
}

data "realtimekit_sessions" "max_items_too_large" {
  max_items = 99999999999999999999
}

data "realtimekit_sessions" "page_no_with_max_items" {
  page_no   = 1
  max_items = 1
}

data "realtimekit_sessions" "participants_word" {
  participants = "many"
}

data "realtimekit_sessions" "participants_backwards" {
  participants = "10:1"
}

data "realtimekit_sessions" "associated_id_empty" {
  associated_id = ""
}

data "realtimekit_sessions" "account_id_short" {
  account_id = "fa4e0acc0000000000000000000fa4e"
}

data "realtimekit_sessions" "account_id_not_hexadecimal" {
  account_id = "ga4e0acc0000000000000000000fa4e0"
}

data "realtimekit_sessions" "app_id_empty" {
  app_id = ""
}

data "realtimekit_sessions" "app_id_slash" {
  app_id = "a/b"
}

data "realtimekit_sessions" "app_id_parent" {
  app_id = ".."
}

data "realtimekit_sessions" "app_id_dots" {
  app_id = "a..b"
}

data "realtimekit_sessions" "app_id_question_mark" {
  app_id = "a?b"
}

data "realtimekit_sessions" "app_id_hash" {
  app_id = "a#b"
}

data "realtimekit_sessions" "app_id_white_space" {
  app_id = "a b"
}

data "realtimekit_sessions" "app_id_line_break" {
  app_id = "a\n"
}

data "realtimekit_sessions" "timeouts_word" {
  timeouts = {
    read = "soon"
  }
}

data "realtimekit_sessions" "timeouts_zero" {
  timeouts = {
    read = "0s"
  }
}
