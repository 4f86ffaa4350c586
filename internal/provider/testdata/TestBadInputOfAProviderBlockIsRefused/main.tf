# Each block has one mistake, the one that its alias says. Words that must not
# be printed begin with "hush".

provider "realtimekit" {
  alias     = "api_token_empty"
  api_token = ""
}

provider "realtimekit" {
  alias     = "api_token_line_break"
  api_token = "hush-token\n"
}

provider "realtimekit" {
  alias   = "api_key_white_space"
  api_key = "hush key"
  email   = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias   = "email_empty"
  api_key = "hush-key"
  email   = ""
}

provider "realtimekit" {
  alias     = "both_kinds"
  api_token = "hush-token"
  api_key   = "hush-key"
  email     = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias     = "both_kinds_by_half"
  api_token = "hush-token"
  email     = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias    = "base_url_plain_http"
  base_url = "http://example.invalid/client/v4"
}

provider "realtimekit" {
  alias    = "base_url_user_info"
  base_url = "https://hush-user:hush-password@example.invalid/client/v4"
}

provider "realtimekit" {
  alias    = "base_url_query"
  base_url = "https://example.invalid/client/v4?hush=query"
}

provider "realtimekit" {
  alias    = "base_url_relative"
  base_url = "hush.example.invalid/client/v4"
}

provider "realtimekit" {
  alias     = "api_token_white_space"
  api_token = "hush token"
}

provider "realtimekit" {
  alias     = "api_token_not_ascii"
  api_token = "hush-tökén"
}

provider "realtimekit" {
  alias   = "api_key_empty"
  api_key = ""
  email   = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias   = "api_key_line_break"
  api_key = "hush-key\n"
  email   = "hush@realtimekit.example"
}

provider "realtimekit" {
  alias   = "email_white_space"
  api_key = "hush-key"
  email   = "hush @realtimekit.example"
}

provider "realtimekit" {
  alias   = "email_line_break"
  api_key = "hush-key"
  email   = "hush@realtimekit.example\r\n"
}

provider "realtimekit" {
  alias    = "base_url_user_info_encoded"
  base_url = "https://%68ush%2Duser:hush%40password@example.invalid/client/v4"
}

provider "realtimekit" {
  alias    = "base_url_user_info_unreadable"
  base_url = "https://hush-user:50%hush@example.invalid/client/v4"
}

provider "realtimekit" {
  alias    = "base_url_user_alone"
  base_url = "https://hush-token@example.invalid/client/v4"
}

provider "realtimekit" {
  alias    = "base_url_query_encoded"
  base_url = "https://example.invalid/client/v4?api_token=%68ush-token"
}

provider "realtimekit" {
  alias    = "base_url_fragment"
  base_url = "https://example.invalid/client/v4#hush-token"
}

provider "realtimekit" {
  alias      = "account_id_word"
  account_id = "my account"
}

provider "realtimekit" {
  alias  = "app_id_parent"
  app_id = "../../.."
}

provider "realtimekit" {
  alias       = "max_retries_too_large"
  max_retries = 11
}

provider "realtimekit" {
  alias       = "max_retries_negative"
  max_retries = -1
}

provider "realtimekit" {
  alias                   = "max_concurrent_requests_zero"
  max_concurrent_requests = 0
}

provider "realtimekit" {
  alias                   = "max_concurrent_requests_too_large"
  max_concurrent_requests = 65
}

provider "realtimekit" {
  alias                     = "requests_per_five_minutes_zero"
  requests_per_five_minutes = 0
}

provider "realtimekit" {
  alias       = "max_retries_fraction"
  max_retries = 1.5
}

provider "realtimekit" {
  alias                   = "max_concurrent_requests_fraction"
  max_concurrent_requests = 1.5
}

provider "realtimekit" {
  alias                     = "requests_per_five_minutes_fraction"
  requests_per_five_minutes = 0.5
}

# A provider block that nothing uses is not looked at.

data "realtimekit_sessions" "api_token_empty" {
  provider = realtimekit.api_token_empty
}

data "realtimekit_sessions" "api_token_line_break" {
  provider = realtimekit.api_token_line_break
}

data "realtimekit_sessions" "api_key_white_space" {
  provider = realtimekit.api_key_white_space
}

data "realtimekit_sessions" "email_empty" {
  provider = realtimekit.email_empty
}

data "realtimekit_sessions" "both_kinds" {
  provider = realtimekit.both_kinds
}

data "realtimekit_sessions" "both_kinds_by_half" {
  provider = realtimekit.both_kinds_by_half
}

data "realtimekit_sessions" "base_url_plain_http" {
  provider = realtimekit.base_url_plain_http
}

data "realtimekit_sessions" "base_url_user_info" {
  provider = realtimekit.base_url_user_info
}

data "realtimekit_sessions" "base_url_query" {
  provider = realtimekit.base_url_query
}

data "realtimekit_sessions" "base_url_relative" {
  provider = realtimekit.base_url_relative
}

data "realtimekit_sessions" "account_id_word" {
  provider = realtimekit.account_id_word
}

data "realtimekit_sessions" "app_id_parent" {
  provider = realtimekit.app_id_parent
}

data "realtimekit_sessions" "max_retries_too_large" {
  provider = realtimekit.max_retries_too_large
}

data "realtimekit_sessions" "max_retries_negative" {
  provider = realtimekit.max_retries_negative
}

data "realtimekit_sessions" "max_concurrent_requests_zero" {
  provider = realtimekit.max_concurrent_requests_zero
}

data "realtimekit_sessions" "max_concurrent_requests_too_large" {
  provider = realtimekit.max_concurrent_requests_too_large
}

data "realtimekit_sessions" "requests_per_five_minutes_zero" {
  provider = realtimekit.requests_per_five_minutes_zero
}

data "realtimekit_sessions" "max_retries_fraction" {
  provider = realtimekit.max_retries_fraction
}

data "realtimekit_sessions" "max_concurrent_requests_fraction" {
  provider = realtimekit.max_concurrent_requests_fraction
}

data "realtimekit_sessions" "requests_per_five_minutes_fraction" {
  provider = realtimekit.requests_per_five_minutes_fraction
}

data "realtimekit_sessions" "api_token_white_space" {
  provider = realtimekit.api_token_white_space
}

data "realtimekit_sessions" "api_token_not_ascii" {
  provider = realtimekit.api_token_not_ascii
}

data "realtimekit_sessions" "api_key_empty" {
  provider = realtimekit.api_key_empty
}

data "realtimekit_sessions" "api_key_line_break" {
  provider = realtimekit.api_key_line_break
}

data "realtimekit_sessions" "email_white_space" {
  provider = realtimekit.email_white_space
}

data "realtimekit_sessions" "email_line_break" {
  provider = realtimekit.email_line_break
}

data "realtimekit_sessions" "base_url_user_info_encoded" {
  provider = realtimekit.base_url_user_info_encoded
}

data "realtimekit_sessions" "base_url_user_info_unreadable" {
  provider = realtimekit.base_url_user_info_unreadable
}

data "realtimekit_sessions" "base_url_user_alone" {
  provider = realtimekit.base_url_user_alone
}

data "realtimekit_sessions" "base_url_query_encoded" {
  provider = realtimekit.base_url_query_encoded
}

data "realtimekit_sessions" "base_url_fragment" {
  provider = realtimekit.base_url_fragment
}
