# Cloudflare's list prices in USD for a minute of a participant with audio alone,
# and of one with video. Your contract may say otherwise.
variable "audio_price" {
  description = "Price of a participant-minute with audio alone."
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

# The preset of a participant decides which price applies, and a list of sessions
# does not show it: so the truth lies between all audio and all video. Nor is it
# documented whether the minutes of a breakout room are counted in its parent
# session too: the low estimate subtracts them as if they were, the high one counts
# them by themselves. Recordings, live streams and transcription cost extra and are
# not in a list of sessions at all.
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
