package usage

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	// Windows and slim containers have no zone data of their own; where a system
	// has some, Go takes that first.
	_ "time/tzdata"
)

// ParseZone finds the time zone with an IANA name. The machine's own zone is
// refused under each of its names: a report must not depend on where it is made.
func ParseZone(name string) (*time.Location, error) {
	const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`

	switch {
	case name == "":
		return nil, errors.New("an empty text names no time zone; leave it out for UTC, or " + example)
	case strings.EqualFold(name, "Local"), strings.EqualFold(name, "localtime"):
		return nil, fmt.Errorf("%q is whatever zone the machine is set to, and the report must not depend on that; %s", name, example)
	}

	zone, err := time.LoadLocation(name)
	if err != nil || isSystemsOwn(name) || path.Clean(name) != name {
		if likely := otherCase(name); likely != "" {
			return nil, fmt.Errorf("%q is not a known time zone; write %q", name, likely)
		}

		return nil, fmt.Errorf("%q is not a known time zone; %s", name, example)
	}

	return zone, nil
}

// isSystemsOwn tells names that some systems add to the database. Those below
// "right" count leap seconds, which no RFC 3339 time does.
func isSystemsOwn(name string) bool {
	return strings.HasPrefix(name, "posix/") || strings.HasPrefix(name, "right/") || name == "posixrules"
}

// otherCase returns the name of a time zone that differs from an unknown one only in
// upper and lower case, empty if there is none.
func otherCase(name string) string {
	capitalized := []byte(strings.ToLower(name))
	for i, letter := range capitalized {
		if first := i == 0 || strings.IndexByte("/_-", capitalized[i-1]) >= 0; first && letter >= 'a' && letter <= 'z' {
			capitalized[i] -= 'a' - 'A'
		}
	}

	for _, likely := range []string{
		string(capitalized), strings.ToUpper(name), strings.NewReplacer("_Of_", "_of_", "_Es_", "_es_").Replace(string(capitalized)),
	} {
		if _, err := time.LoadLocation(likely); err == nil && likely != name && !isSystemsOwn(name) {
			return likely
		}
	}

	return ""
}
