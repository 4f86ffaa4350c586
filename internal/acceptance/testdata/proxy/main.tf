variable "direct_base_url" {
  type = string
}

variable "refused_base_url" {
  type = string
}

provider "realtimekit" {
  alias       = "direct"
  base_url    = var.direct_base_url
  max_retries = 0
}

provider "realtimekit" {
  alias       = "refused"
  base_url    = var.refused_base_url
  max_retries = 0
}

data "realtimekit_sessions" "proxied" {}

data "realtimekit_sessions" "direct" {
  provider = realtimekit.direct
}

data "realtimekit_sessions" "refused" {
  provider = realtimekit.refused
}
