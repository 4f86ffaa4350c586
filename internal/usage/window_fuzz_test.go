package usage

import (
	"testing"
	"time"
)

// FuzzAWindowIsWhereItShouldBe holds any arguments against what a window
// promises.
func FuzzAWindowIsWhereItShouldBe(f *testing.F) {
	f.Add("month", int64(-1), "2026-04-17T10:00:00Z", "Europe/Berlin")
	f.Add("hour", int64(-10_000_000), "2026-12-31T23:59:59.999Z", "America/New_York")
	f.Add("day", int64(-1), "2011-12-31T00:00:00+14:00", "Pacific/Apia")
	f.Add("day", int64(0), "2010-11-07T02:45:00Z", "America/St_Johns")
	f.Add("week", int64(2), "0000-01-01T00:00:00+23:59", "Asia/Kolkata")
	f.Add("quarter", int64(7), "9999-12-31T23:59:59-23:59", "Africa/Casablanca")
	f.Add("year", int64(-9_223_372_036_854_775_808), "1900-01-01T00:00:00Z", "Africa/Monrovia")

	f.Fuzz(func(t *testing.T, name string, offset int64, text, place string) {
		unit, ofUnit := ParseUnit(name)
		at, ofTime := ParseTime(text)
		zone, ofZone := ParseZone(place)

		if ofUnit != nil || ofTime != nil || ofZone != nil {
			return
		}

		begun := time.Now()
		start, end, err := Window(unit, offset, at, zone)

		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("it took %s", took)
		}

		if err == nil {
			wantWindow(t, unit, offset, at, zone, start, end)
		}
	})
}

func wantWindow(t *testing.T, unit Unit, offset int64, at time.Time, zone *time.Location, start, end time.Time) {
	t.Helper()

	for _, edge := range []time.Time{start, end} {
		if again, err := ParseTime(edge.Format(time.RFC3339)); err != nil || !again.Equal(edge) {
			t.Errorf("%s cannot be read again: %s, error %v", edge, again, err)
		}
	}

	if !start.Before(end) || offset == 0 && (start.After(at) || !at.Before(end)) || offset > 0 && !start.After(at) || offset < 0 && end.After(at) {
		t.Errorf("the %s %d from %s is %s to %s", unit, offset, at, start, end)
	}

	// From the window itself it is offset 0, and the way back leads to at.
	if from, to, err := Window(unit, 0, start, zone); err != nil || !from.Equal(start) || !to.Equal(end) {
		t.Errorf("the %s from %s to %s starts in the one from %s to %s, error %v", unit, start, end, from, to, err)
	}

	if from, to, err := Window(unit, -offset, end.Add(-time.Nanosecond), zone); err == nil && (from.After(at) || !at.Before(to)) {
		t.Errorf("the %s %d from %s is %s to %s, without %s", unit, -offset, start, from, to, at)
	}
}
