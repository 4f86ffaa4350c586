package usage

import (
	"fmt"
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

func TestParseZone(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT-14", "Asia/Kolkata"} {
		if zone, err := ParseZone(name); err != nil || zone.String() != name {
			t.Errorf("%s: zone %v, error %v", name, zone, err)
		}
	}
}

func TestParseZone_errors(t *testing.T) {
	t.Parallel()
	const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`
	for name, want := range map[string]string{
		"":          "the name is empty; remove time_zone to get UTC",
		"Local":     `"Local" is the zone of the machine`,
		"localtime": `"localtime" is the zone of the machine`,
		// A directory, an offset, other files, leap seconds, and names of the machine's zone.
		"Europe": "", "Europe/Berlinn": "", "+02:00": "", "../../../etc/passwd": "", "right/Europe/Berlin": "", "./localtime": "",
		"Europe//Berlin": "", "UTC\x00": "",
	} {
		if want == "" {
			want = fmt.Sprintf("%q is not a known time zone", name)
		}
		zone, err := ParseZone(name)
		if err == nil || zone != nil || !strings.HasPrefix(err.Error(), want) || !strings.HasSuffix(err.Error(), example) {
			t.Errorf("%q: zone %v, error %v, want %s", name, zone, err, want)
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
