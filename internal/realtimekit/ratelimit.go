package realtimekit

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	quotedName = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	wholeCount = regexp.MustCompile(`^[0-9]{1,9}$`)
)

// quota is one entry of a Ratelimit or Ratelimit-Policy header, such as
// "default";r=50;t=30: a number of requests and a number of seconds.
type quota struct {
	requests int
	span     time.Duration
}

// quotas reads a list of entries by the names of their two parameters. What is
// malformed is left out: a header that says nothing must not stop a read.
func quotas(header http.Header, name, requests, seconds string) []quota {
	var list []quota

	for _, line := range header.Values(name) {
		for entry := range strings.SplitSeq(quotedName.ReplaceAllString(line, ""), ",") {
			parameters := map[string]string{}

			for parameter := range strings.SplitSeq(entry, ";") {
				key, value, _ := strings.Cut(parameter, "=")
				parameters[strings.TrimSpace(key)] = strings.TrimSpace(value)
			}

			if count, span := parameters[requests], parameters[seconds]; wholeCount.MatchString(count) && wholeCount.MatchString(span) {
				// Nine digits always fit.
				n, _ := strconv.Atoi(count)
				s, _ := strconv.Atoi(span)
				list = append(list, quota{n, time.Duration(s) * time.Second})
			}
		}
	}

	return list
}

// remaining is what the server says is left: the entry with the fewest requests.
func remaining(header http.Header) (quota, bool) {
	list := quotas(header, "Ratelimit", "r", "t")
	if len(list) == 0 {
		return quota{}, false
	}

	least := list[0]
	for _, entry := range list[1:] {
		if entry.requests < least.requests || entry.requests == least.requests && entry.span > least.span {
			least = entry
		}
	}

	return least, true
}

// policies are the limits that the server announces. One of no requests at all,
// or without a span, cannot be meant.
func policies(header http.Header) []quota {
	var list []quota

	for _, entry := range quotas(header, "Ratelimit-Policy", "q", "w") {
		if entry.requests > 0 && entry.span > 0 {
			list = append(list, entry)
		}
	}

	return list
}
