package usage

import (
	"fmt"
	"strings"
	"time"
)

// Positions in an RFC 3339 text that time.Parse is lax about.
const (
	hourAt      = len("2006-01-02T")
	fractionAt  = len("2006-01-02T15:04:05")
	leastLength = len("2006-01-02T15:04:05Z")
)

// ParseTime reads a strict RFC 3339 time. The error says how to write one.
func ParseTime(text string) (time.Time, error) {
	at, ok := parse(text)
	if !ok {
		return time.Time{}, fmt.Errorf("%.100q is not an RFC 3339 time; write one with its offset, "+
			`such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`, text)
	}

	return at, nil
}

// instant reads a time that the API sent. It is the zero time if the API sent none: null,
// something else, or a time of year 1, which some servers write for null.
func instant(text *string) time.Time {
	if text == nil {
		return time.Time{}
	}

	at, ok := parse(*text)
	if !ok || at.Year() <= 1 {
		return time.Time{}
	}

	return at
}

// parse allocates only for an offset that is not a whole number of hours, lower-case
// letters, and a text that has the form of a time but is not one, such as February 30.
func parse(text string) (at time.Time, ok bool) {
	if strings.ContainsAny(text, "tz") { // RFC 3339 allows lower case
		text = strings.ToUpper(text)
	}

	if !hasForm(text) {
		return time.Time{}, false
	}

	// In UTC, so that the zone of the machine does not matter.
	at, err := time.ParseInLocation(time.RFC3339, text, time.UTC)

	return at, err == nil
}

// hasForm rejects most texts that are not RFC 3339 times, before time.Parse allocates an
// error, and what only time.Parse accepts: an hour of one digit, a fraction after a comma,
// an offset of 24 hours or 60 minutes.
func hasForm(text string) bool {
	if len(text) < leastLength || text[hourAt-1] != 'T' || text[hourAt+2] != ':' || text[fractionAt] == ',' {
		return false
	}

	if text[len(text)-1] == 'Z' {
		return true
	}

	offset := text[len(text)-len("00:00"):]

	return offset[:2] <= "23" && offset[3:] <= "59"
}

// written returns a second in a zone, with an offset that RFC 3339 can write. Offsets with
// seconds, of local mean time, are rounded up to the next minute: the instant and the date
// stay the same.
func written(second int64, zone *time.Location) time.Time {
	at := time.Unix(second, 0).In(zone)

	_, offset := at.Zone()
	if offset%60 == 0 {
		return at
	}

	return at.In(time.FixedZone("", int(-floor(-int64(offset), 60)*60)))
}
