package wire

import (
	"strings"
	"time"
)

// Positions in an RFC 3339 text that time.Parse is lax about.
const (
	hourAt      = len("2006-01-02T")
	fractionAt  = len("2006-01-02T15:04:05")
	leastLength = len("2006-01-02T15:04:05Z")
)

// Time reads a time that the API sent. It returns the zero time for null, for a text that
// is not a strict RFC 3339 time, and for a time of year 1, which some servers write for
// null.
func Time(text *string) time.Time {
	if text == nil {
		return time.Time{}
	}
	at, ok := ParseTime(*text)
	if !ok || at.Year() <= 1 {
		return time.Time{}
	}
	return at
}

// ParseTime reads a strict RFC 3339 time. It allocates only for an offset that is not a
// whole number of hours, lower-case letters, and a text that has the form of a time but is
// not one, such as February 30.
func ParseTime(text string) (at time.Time, ok bool) {
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
