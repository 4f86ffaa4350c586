# Words that must not be printed begin with "hush".

provider "realtimekit" {
  alias                     = "values"
  base_url                  = "https://hush-user:hush-password@example.invalid/client/v4"
  api_token                 = "hush token"
  account_id                = "my account"
  app_id                    = "../../.."
  max_retries               = 11
  max_concurrent_requests   = 0
  requests_per_five_minutes = 0.5
}

provider "realtimekit" {
  alias     = "both_kinds"
  api_token = "hush-token"
  api_key   = "hush-key"
  email     = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias    = "key"
  base_url = "https://example.invalid/client/v4?api_token=%68ush-token"
  api_key  = "hush-key\n"
  email    = ""
}

provider "realtimekit" {
  alias    = "plain_http"
  base_url = "http://example.invalid/client/v4"
}

# The CLI checks only the provider blocks that something uses.
data "realtimekit_sessions" "values" {
  provider = realtimekit.values
}

data "realtimekit_sessions" "both_kinds" {
  provider = realtimekit.both_kinds
}

data "realtimekit_sessions" "key" {
  provider = realtimekit.key
}

data "realtimekit_sessions" "plain_http" {
  provider = realtimekit.plain_http
}

data "realtimekit_sessions" "everything" {
  account_id    = "fa4e0acc"
  app_id        = "a/b"
  associated_id = ""
  start_time    = "2026-01-31T00:00:00"
  end_time      = "2026-01-31"
  participants  = "many"
  per_page      = 1001
  page_no       = 0
  max_items     = 1.5
  sort_by       = "created_at"
  sort_order    = "asc"
  status        = "live"
  on_incomplete = "ignore"

  timeouts = {
    read = "soon"
  }
}

data "realtimekit_sessions" "contradictions" {
  start_time   = "2026-01-30T23:30:00-02:00"
  end_time     = "2026-01-31T01:00:00Z"
  participants = "10:1"
  page_no      = 1
  max_items    = 1

  timeouts = {
    read = "0s"
  }
}

data "realtimekit_session_usage" "everything" {
  status    = "live"
  group_by  = ["day", "month", "meeting", "meeting", "year"]
  time_zone = "Europe/Atlantis"
}

data "realtimekit_session_usage" "empty" {
  group_by  = []
  time_zone = "Local"
}
