package request

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// count is how many requests the API accepts until a time.
type count struct {
	left  int
	reset time.Time
}

// entryPattern matches an entry of a Ratelimit header, such as "default";r=50;t=30: 50
// requests remain for 30 seconds. Nine digits always fit. A fraction counts as a second.
var entryPattern = regexp.MustCompile(`\br=([0-9]{1,9})\s*;\s*t=([0-9]{1,9})(\.[0-9]+)?\b`)

// remaining reads the strictest entry of a Ratelimit header: the fewest requests, for the
// longest time. Anything else is skipped: a header must not stop a read.
func remaining(header http.Header, now time.Time) (strictest count, found bool) {
	all := strings.Join(header.Values("Ratelimit"), ",")
	for _, entry := range entryPattern.FindAllStringSubmatch(all, -1) {
		left, _ := strconv.Atoi(entry[1])
		seconds, _ := strconv.Atoi(entry[2])
		seconds += min(len(entry[3]), 1)
		next := count{left, now.Add(min(time.Duration(seconds)*time.Second, LongestTold))}
		if !found || next.left < strictest.left || next.left == strictest.left && next.reset.After(strictest.reset) {
			strictest, found = next, true
		}
	}
	return strictest, found
}
