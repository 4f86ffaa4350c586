package usage

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	// For Windows and slim containers. Go prefers the zone data of the system.
	_ "time/tzdata"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// ParseTime reads a strict RFC 3339 time. The error says how to write one.
func ParseTime(text string) (time.Time, error) {
	at, ok := wire.ParseTime(text)
	if !ok {
		return time.Time{}, fmt.Errorf("%.100q is not an RFC 3339 time; write one with its offset, "+
			`such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`, text)
	}
	return at, nil
}

// ParseZone returns the time zone with an IANA name, but not the zone of the machine.
func ParseZone(name string) (*time.Location, error) {
	const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`
	switch {
	case name == "":
		return nil, errors.New("the name is empty; remove time_zone to get UTC, or " + example)
	case strings.EqualFold(name, "Local"), strings.EqualFold(name, "localtime"):
		return nil, fmt.Errorf("%q is the zone of the machine, and the report must not depend on that; %s", name, example)
	}
	zone, err := time.LoadLocation(name)
	if err != nil || isSystemsOwn(name) || path.Clean(name) != name {
		return nil, fmt.Errorf("%q is not a known time zone; %s", name, example)
	}
	return zone, nil
}

// isSystemsOwn reports whether only some systems have the name. "right" counts leap seconds.
func isSystemsOwn(name string) bool {
	return strings.HasPrefix(name, "posix/") || strings.HasPrefix(name, "right/") || name == "posixrules"
}

// written returns a second in a zone, with an offset that RFC 3339 can write: seconds of an
// offset, as local mean time has, are rounded up to a minute. Instant and date stay the same.
func written(second int64, zone *time.Location) time.Time {
	at := time.Unix(second, 0).In(zone)

	_, offset := at.Zone()
	if offset%60 == 0 {
		return at
	}
	return at.In(time.FixedZone("", int(-floor(-int64(offset), 60)*60)))
}
