package wire

import (
	"strings"
	"time"
)

// Time returns the zero time for nil, for a text that ParseTime refuses, and for year 1,
// which some servers write for null.
func Time(text *string) time.Time {
	if text != nil {
		if at, ok := ParseTime(*text); ok && at.Year() > 1 {
			return at
		}
	}
	return time.Time{}
}

// ParseTime reads a strict RFC 3339 time. Most texts need no allocation.
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

// hasForm rejects most texts that are not times, before time.Parse allocates an error, and
// what only time.Parse accepts: one digit for the hour, a comma, an offset of 24:00 or 0:60.
func hasForm(text string) bool {
	const hour, fraction = len("2006-01-02T"), len("2006-01-02T15:04:05")
	if len(text) <= fraction || text[hour-1] != 'T' || text[hour+2] != ':' || text[fraction] == ',' {
		return false
	}
	if text[len(text)-1] == 'Z' {
		return true
	}
	offset := text[len(text)-len("00:00"):]
	return offset[:2] <= "23" && offset[3:] <= "59"
}
