package usage

import (
	"strings"
	"testing"
)

func TestZonesAreFoundByTheirName(t *testing.T) {
	t.Parallel()

	for _, name := range []string{"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT-14", "Asia/Kolkata"} {
		if zone, err := ParseZone(name); err != nil || zone.String() != name {
			t.Errorf("%s: zone %v, error %v", name, zone, err)
		}
	}
}

func TestZonesThatCannotBeUsedAreExplained(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ zone, want string }{
		"empty":                  {"", "an empty text names no time zone; leave it out for UTC"},
		"the machine's":          {"Local", `"Local" is whatever zone the machine is set to`},
		"the machine's, in case": {"local", `"local" is whatever zone the machine is set to`},
		"the machine's, as file": {"localtime", `"localtime" is whatever zone the machine is set to`},
		"unknown":                {"Europe/Berlinn", `"Europe/Berlinn" is not a known time zone`},
		"a directory":            {"Europe", `"Europe" is not a known time zone`},
		"an offset":              {"+02:00", `"+02:00" is not a known time zone`},
		"another file":           {"../../../etc/passwd", `"../../../etc/passwd" is not a known time zone`},
		"with leap seconds":      {"right/Europe/Berlin", `"right/Europe/Berlin" is not a known time zone`},
		"a roundabout way":       {"./localtime", `"./localtime" is not a known time zone`},
		"a way with a gap":       {"Europe//Berlin", `"Europe//Berlin" is not a known time zone`},
		"a space":                {"UTC ", `"UTC " is not a known time zone`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`

			zone, err := ParseZone(test.zone)
			if err == nil || zone != nil {
				t.Fatalf("zone %v", zone)
			}

			if text := err.Error(); !strings.HasPrefix(text, test.want) || !strings.HasSuffix(text, example) {
				t.Errorf("error %s", text)
			}
		})
	}
}
