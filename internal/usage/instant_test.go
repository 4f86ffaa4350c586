package usage

import (
	"strings"
	"testing"
	"time"
)

func TestParseTime_errors(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "2026-01-31", "\x1b[2J"} {
		_, err := ParseTime(text)
		if err == nil || !strings.HasSuffix(err.Error(), `such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`) || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

// Go cuts off the seconds of an offset, so that the text is another instant.
func TestWritten(t *testing.T) {
	t.Parallel()
	for want, zone := range map[string]string{
		"2026-01-01T00:00:00+01:00": "Europe/Berlin",
		"2026-07-01T00:00:00Z":      "UTC",
		"1971-06-01T00:00:30-00:44": "Africa/Monrovia",  // -00:44:30
		"1800-01-01T00:00:32+05:54": "Asia/Kolkata",     // +05:53:28
		"1800-01-01T00:00:02-04:56": "America/New_York", // -04:56:02
	} {
		at := timeOf(t, want)
		if got := written(at.Unix(), zoneOf(t, zone)); !got.Equal(at) || got.Format(time.RFC3339) != want {
			t.Errorf("%s is written as %s", want, got.Format(time.RFC3339))
		}
	}
}
