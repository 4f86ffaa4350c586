package usage

import (
	"fmt"
	"strings"
	"time"
)

// The places of an RFC 3339 text that time.Parse is lax about.
const (
	hourAt      = len("2006-01-02T")
	fractionAt  = len("2006-01-02T15:04:05")
	leastLength = len("2006-01-02T15:04:05Z")
)

// ParseTime reads an RFC 3339 time, as strictly as those that the API sent. The
// error says how to write one.
func ParseTime(text string) (time.Time, error) {
	at, ok := instant(&text)
	if !ok {
		return time.Time{}, fmt.Errorf("%.100q is no RFC 3339 time; write one with its offset, "+
			`such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`, text)
	}

	return at, nil
}

// instant reads a time that the API sent; ok is false where it sent none. It
// allocates only where the offset is no whole hour, letters are small, or a text
// of the right form is no time, such as February 30.
func instant(text *string) (at time.Time, ok bool) {
	if text == nil {
		return time.Time{}, false
	}

	// RFC 3339 allows t and z, which time.Parse does not.
	upper := strings.ToUpper(*text)
	if !hasForm(upper) {
		return time.Time{}, false
	}

	// In UTC, so that the machine's own zone is never looked at.
	at, err := time.ParseInLocation(time.RFC3339, upper, time.UTC)

	return at, err == nil
}

// hasForm sorts out what is plainly no RFC 3339 before time.Parse makes an
// error of it, and what time.Parse alone would let pass: an hour of one digit,
// a fraction after a comma, an offset of 24 hours or 60 minutes.
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

// written is a second by the clocks of a zone, with an offset that RFC 3339 can
// write. That of clocks which were set by the sun, before 1900 mostly, has
// seconds: there it is the next whole minute. Clocks with that offset show some
// seconds more, the date stays and the instant is the same.
func written(second int64, zone *time.Location) time.Time {
	at := time.Unix(second, 0).In(zone)

	_, offset := at.Zone()
	if offset%60 == 0 {
		return at
	}

	return at.In(time.FixedZone("", int(-floor(-int64(offset), 60)*60)))
}
