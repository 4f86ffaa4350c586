package request

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A quoted name may contain the characters that separate entries and parameters.
var (
	entryPattern     = regexp.MustCompile(`(?:"(?:[^"\\]|\\.)*"|[^",])+`)
	parameterPattern = regexp.MustCompile(`(?:"(?:[^"\\]|\\.)*"|[^";])+`)
	wholeCount       = regexp.MustCompile(`^[0-9]{1,9}$`)
)

// quota is a number of requests and a number of seconds.
type quota struct {
	requests int
	span     time.Duration
}

// entry is one of a Ratelimit header, such as "default";r=50;t=30: how many requests
// remain of a limit, and for how many seconds.
type entry struct {
	name string
	quota
}

// entries reads a Ratelimit header. What is malformed is left out: a header that cannot
// be read must not stop a read.
func entries(header http.Header) []entry {
	var list []entry

	for _, line := range header.Values("Ratelimit") {
		for _, text := range entryPattern.FindAllString(line, -1) {
			parts, parameters := parameterPattern.FindAllString(text, -1), map[string]string{}

			for _, part := range parts {
				key, value, _ := strings.Cut(part, "=")
				parameters[strings.TrimSpace(key)] = strings.TrimSpace(value)
			}

			if count, span := parameters["r"], parameters["t"]; wholeCount.MatchString(count) && wholeCount.MatchString(span) {
				// Nine digits always fit.
				n, _ := strconv.Atoi(count)
				s, _ := strconv.Atoi(span)

				list = append(list, entry{limitOf(parts[0], parameters["pk"]), quota{n, time.Duration(s) * time.Second}})
			}
		}
	}

	return list
}

// limitOf is what an entry is about, by its first part and its partition: the same
// limit for all that have no name.
func limitOf(name, partition string) string {
	name = strings.TrimSpace(name)
	if !strings.HasPrefix(name, `"`) && strings.Contains(name, "=") {
		name = ""
	}

	if partition != "" {
		name += ";pk=" + partition
	}

	return name
}

// counts are how many requests the server will still take, and for how long, by
// the name of the limit.
type counts map[string]quota

// remaining is what the server says is left. Of two entries for one limit the
// one with fewer requests counts.
func remaining(header http.Header) counts {
	said := counts{}

	for _, next := range entries(header) {
		known, twice := said[next.name]
		if !twice || next.requests < known.requests || next.requests == known.requests && next.span > known.span {
			said[next.name] = next.quota
		}
	}

	return said
}
