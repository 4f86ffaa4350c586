package request

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// LongestWait bounds the Wait of an Error. It is longer than any deadline.
const LongestWait = 24 * time.Hour

// retryAfter returns the longest wait in headers of that name. It is 0 if none can be read,
// or if it is less than our shortest wait, such as a date that has passed.
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
	return min(wait, LongestWait)
}

// readWait reads seconds, or a number with a unit such as 1.5m, rounded up to a second.
func readWait(text string) time.Duration {
	// In this order: with an s, 1m would be a millisecond.
	for _, unit := range []string{"", "s"} {
		if wait, err := time.ParseDuration(strings.ToLower(text) + unit); err == nil {
			return (min(wait, LongestWait) + time.Second - 1).Truncate(time.Second)
		}
	}
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return LongestWait // more seconds than a Duration has
	}
	return 0
}

type count struct {
	left  int
	reset time.Time
}

// entryPattern matches an entry of a Ratelimit header, such as "default";r=50;t=30: 50
// requests remain for 30 seconds. Nine digits always fit. A fraction counts as a second.
var entryPattern = regexp.MustCompile(`\br=([0-9]{1,9})\s*;\s*t=([0-9]{1,9})(\.[0-9]+)?\b`)

// remaining reads the strictest entry: the fewest requests, for the longest time.
func remaining(header http.Header, now time.Time) (strictest count, found bool) {
	all := strings.Join(header.Values("Ratelimit"), ",")
	for _, entry := range entryPattern.FindAllStringSubmatch(all, -1) {
		left, _ := strconv.Atoi(entry[1])
		seconds, _ := strconv.Atoi(entry[2])
		seconds += min(len(entry[3]), 1)
		next := count{left, now.Add(min(time.Duration(seconds)*time.Second, LongestWait))}
		if !found || next.left < strictest.left || next.left == strictest.left && next.reset.After(strictest.reset) {
			strictest, found = next, true
		}
	}
	return strictest, found
}
