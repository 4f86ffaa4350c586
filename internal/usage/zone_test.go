package usage

import (
	"fmt"
	"strings"
	"testing"
)

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
		"Europe": "", "Europe/Berlinn": "", "+02:00": "", "../../../etc/passwd": "", "right/Europe/Berlin": "", "./localtime": "", "Europe//Berlin": "", "europe//berlin": "", "./europe/berlin": "", "right/europe/berlin": "", "UTC\x00": "",
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

func TestParseZone_otherCase(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"europe/berlin": "Europe/Berlin", "AMERICA/NEW_YORK": "America/New_York", "utc": "UTC", "america/port_of_spain": "America/Port_of_Spain",
		"us/eastern": "US/Eastern", "etc/utc": "Etc/UTC", "etc/gmt+1": "Etc/GMT+1", "america/port-au-prince": "America/Port-au-Prince", "australia/nsw": "Australia/NSW",
		"america/argentina/buenos_aires": "America/Argentina/Buenos_Aires",
	} {
		if _, err := ParseZone(name); err == nil || err.Error() != fmt.Sprintf("%q is not a known time zone; write %q", name, want) {
			t.Errorf("%s: error %v, want %s", name, err, want)
		}
	}
}
