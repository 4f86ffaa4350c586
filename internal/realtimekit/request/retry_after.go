package request

import (
	"net/http"
	"strings"
	"time"
)

// LongestTold bounds the wait that an Error reports: longer than any deadline, and far
// from overflowing.
const LongestTold = 24 * time.Hour

// retryAfter returns the longest wait in headers of that name. It is 0, so that our own
// waits grow, without a header that can be read, for a wait that is shorter than our own,
// and for a date that has passed: the clock of an API may be wrong.
func retryAfter(values []string, now time.Time) time.Duration {
	var wait time.Duration
	for _, value := range values {
		if date, err := http.ParseTime(strings.TrimSpace(value)); err == nil {
			wait = max(wait, date.Sub(now))
		}
		for element := range strings.SplitSeq(value, ",") {
			wait = max(wait, readWait(strings.Trim(element, ` "\t`)))
		}
	}
	if wait < firstWait {
		return 0
	}
	return min(wait, LongestTold)
}

// readWait reads seconds, or a number with a unit such as 1.5m, rounded up to a second.
func readWait(text string) time.Duration {
	// In this order: with an s, 1m would be a millisecond.
	for _, unit := range []string{"", "s"} {
		if wait, err := time.ParseDuration(strings.ToLower(text) + unit); err == nil {
			return (min(wait, LongestTold) + time.Second - 1).Truncate(time.Second)
		}
	}
	return 0
}
