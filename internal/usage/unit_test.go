package usage

import (
	"strings"
	"testing"
)

func TestUnitsOfWindowsAreNamed(t *testing.T) {
	t.Parallel()

	for name, want := range map[string]Unit{"hour": Hour, "day": Day, "week": Week, "month": Month, "quarter": Quarter, "year": Year} {
		if unit, err := ParseUnit(name); err != nil || unit != want {
			t.Errorf("%s: unit %q, error %v", name, unit, err)
		}
	}

	for _, name := range []string{"", "Day", "days", "minute", "meeting", "day "} {
		_, err := ParseUnit(name)
		if err == nil || !strings.HasSuffix(err.Error(), ` is no unit; write "hour", "day", "week", "month", "quarter" or "year"`) {
			t.Errorf("%q: error %v", name, err)
		}
	}
}
