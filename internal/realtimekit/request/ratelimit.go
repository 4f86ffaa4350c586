package request

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// count is how many requests the API accepts until a time.
type count struct {
	left  int
	reset time.Time
}

// remaining reads a Ratelimit header, such as "default";r=50;t=30: 50 requests remain for
// 30 seconds. Of several entries the strictest counts: the fewest requests, for the
// longest time. Malformed entries are skipped: a header must not stop a read.
func remaining(header http.Header, now time.Time) (strictest count, found bool) {
	for entry := range strings.SplitSeq(strings.Join(header.Values("Ratelimit"), ","), ",") {
		next, ok := entryOf(entry, now)
		stricter := next.left < strictest.left || next.left == strictest.left && next.reset.After(strictest.reset)

		if ok && (!found || stricter) {
			strictest, found = next, true
		}
	}

	return strictest, found
}

// entryOf reads one entry of the header.
func entryOf(entry string, now time.Time) (c count, ok bool) {
	left, seconds := -1, -1

	for parameter := range strings.SplitSeq(entry, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")

		number, err := strconv.ParseUint(value, 10, 31)
		switch {
		case err != nil:
		case name == "r":
			left = int(number)
		case name == "t":
			seconds = int(number)
		}
	}

	span := min(time.Duration(seconds)*time.Second, LongestTold)

	return count{left, now.Add(span)}, left >= 0 && seconds >= 0
}
