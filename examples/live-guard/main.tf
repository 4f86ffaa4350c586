# Only totals are stored, no session. A list that is not proven complete
# fails the read.
data "realtimekit_session_usage" "live" {
  status = "LIVE"

  timeouts = {
    read = "1m"
  }

  lifecycle {
    postcondition {
      condition     = self.totals.sessions <= var.max_live
      error_message = "${self.totals.sessions} sessions are live, and ${var.max_live} may be."
    }
  }
}

# Outside of the check, so that the plan stays empty, and a read that fails is an
# error and no warning.
check "room_is_left" {
  assert {
    condition     = data.realtimekit_session_usage.live.totals.sessions <= var.warn_live
    error_message = "${data.realtimekit_session_usage.live.totals.sessions} sessions are live, and more than ${var.warn_live} are many."
  }
}
