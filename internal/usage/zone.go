package usage

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	// For Windows and slim containers. Go prefers the zone data of the system.
	_ "time/tzdata"
)

// ParseZone returns the time zone with an IANA name. It rejects the zone of the machine
// under each of its names: a report must not depend on where it is made.
func ParseZone(name string) (*time.Location, error) {
	const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`
	switch {
	case name == "":
		return nil, errors.New("the name is empty; remove time_zone to get UTC, or " + example)
	case strings.EqualFold(name, "Local"), strings.EqualFold(name, "localtime"):
		return nil, fmt.Errorf("%q is the zone of the machine, and the report must not depend on that; %s", name, example)
	}
	zone, known := load(name)
	if known {
		return zone, nil
	}
	if likely := otherCase(name); likely != "" {
		return nil, fmt.Errorf("%q is not a known time zone; write %q", name, likely)
	}
	return nil, fmt.Errorf("%q is not a known time zone; %s", name, example)
}

// load finds the time zone with an IANA name in its usual form.
func load(name string) (*time.Location, bool) {
	zone, err := time.LoadLocation(name)
	return zone, err == nil && !isSystemsOwn(name) && path.Clean(name) == name
}

// isSystemsOwn reports whether a name is one that some systems add to the database. The
// zones in "right" count leap seconds, unlike RFC 3339.
func isSystemsOwn(name string) bool {
	return strings.HasPrefix(name, "posix/") || strings.HasPrefix(name, "right/") || name == "posixrules"
}

// otherCase returns the name of a time zone that differs from an unknown one only in
// upper and lower case, empty if none does.
func otherCase(name string) string {
	candidates := []string{""}
	for i, part := range strings.Split(strings.ToLower(name), "/") {
		if i > 3 {
			return ""
		}
		var longer []string
		for _, begun := range candidates {
			for _, form := range []string{capitalized(part), strings.ToUpper(part)} {
				longer = append(longer, path.Join(begun, form))
			}
		}
		candidates = longer
	}
	for _, candidate := range candidates {
		if _, known := load(candidate); known && strings.EqualFold(candidate, name) {
			return candidate
		}
	}
	return ""
}

// capitalized writes each word with a capital, except short words within a name, such as
// in Port_of_Spain, Dar_es_Salaam and Port-au-Prince.
func capitalized(name string) string {
	letters := []byte(name)
	for i, letter := range letters {
		if (i == 0 || letters[i-1] == '_' || letters[i-1] == '-') && letter >= 'a' && letter <= 'z' {
			letters[i] -= 'a' - 'A'
		}
	}
	return strings.NewReplacer("_Of_", "_of_", "_Es_", "_es_", "-Au-", "-au-").Replace(string(letters))
}
