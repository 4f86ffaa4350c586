# Cloudflare's list prices in USD for a participant-minute with audio only, and for one
# with video. Your contract may have others.
variable "audio_price" {
  description = "Price of a participant-minute with audio only."
  type        = number
  default     = 0.0005
}

variable "video_price" {
  description = "Price of a participant-minute with video."
  type        = number
  default     = 0.002
}

locals {
  last_month = provider::realtimekit::window("month", -1, plantimestamp(), null)
}

data "realtimekit_session_usage" "last_month" {
  start_time = local.last_month.start
  end_time   = local.last_month.end
}

# The preset of a participant decides which price applies, and a list of sessions does not
# show it. So the low estimate is all audio, without the minutes of breakout rooms, and the
# high one is all video, with them. Recordings, live streams and transcription cost extra.
locals {
  minutes = data.realtimekit_session_usage.last_month.totals.minutes_consumed
  rooms   = data.realtimekit_session_usage.last_month.totals.child_minutes_consumed
}

output "estimate_in_usd" {
  value = {
    low  = tonumber(format("%.2f", (local.minutes - local.rooms) * var.audio_price))
    high = tonumber(format("%.2f", local.minutes * var.video_price))
  }
}
