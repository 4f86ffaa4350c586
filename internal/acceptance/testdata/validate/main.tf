# Words that must not be printed begin with "hush". There is one mistake for each
# kind of check: package provider tests all arguments and texts.

provider "realtimekit" {
  alias       = "mistakes"
  base_url    = "https://%68ush-user:hush-password@example.invalid/client/v4"
  api_token   = "hush token"
  account_id  = "my account"
  app_id      = "../../.."
  max_retries = 11
}

# The CLI checks only the provider blocks that something uses.
data "realtimekit_sessions" "of_the_alias" {
  provider = realtimekit.mistakes
}

data "realtimekit_sessions" "mistakes" {
  start_time   = "2026-01-31T00:00:00"
  participants = "many"
  per_page     = 1001
  status       = "live"

  timeouts = {
    read = "soon"
  }
}

data "realtimekit_session_usage" "mistakes" {
  group_by  = ["day", "month"]
  time_zone = "Local"
}
