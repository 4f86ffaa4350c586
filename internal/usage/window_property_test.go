package usage

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

var units = []Unit{Hour, Day, Week, Month, Quarter, Year}

// moments are anywhere in time, though most of them are where zones have had
// their changes of clocks. Each is the last nanosecond of its second.
func moments() *rapid.Generator[time.Time] {
	return rapid.Map(rapid.OneOf(rapid.Int64Range(-6e10, 2.4e11), rapid.Int64Range(-5e9, 8e9), rapid.Int64Range(1.2e9, 1.9e9)),
		func(second int64) time.Time { return time.Unix(second, 999_999_999) })
}

// windowAt is the window of an offset, which there must be.
func windowAt(t *rapid.T, unit Unit, offset int64, at time.Time, zone *time.Location) (start, end time.Time) {
	start, end, err := Window(unit, offset, at, zone)
	if err != nil {
		t.Fatalf("the %s %d from %s in %s: %v", unit, offset, at.In(zone), zone, err)
	}

	return start, end
}

func TestWindowsTileTime(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		zone, unit := zoneIn(t, rapid.SampledFrom(zones).Draw(t, "zone")), rapid.SampledFrom(units).Draw(t, "unit")
		at := moments().Draw(t, "at")

		start, end := windowAt(t, unit, 0, at, zone)
		if start.After(at) || !at.Before(end) {
			t.Errorf("the %s from %s to %s does not hold %s", unit, start, end, at.In(zone))
		}

		first := rapid.Int64Range(-40, 40).Draw(t, "offset")
		_, last := windowAt(t, unit, first-1, at, zone)

		for offset := first; offset < first+8; offset++ {
			start, end := windowAt(t, unit, offset, at, zone)
			if !start.Equal(last) || !start.Before(end) {
				t.Errorf("the %s %d from %s is %s to %s, the one before ends at %s", unit, offset, at.In(zone), start, end, last)
			}

			last = end
		}
	})
}

// On the way lie changes of clocks, days that were skipped, and windows that are
// counted and not walked.
func TestWindowsAreCountedFromAnyOfThem(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		zone, unit := zoneIn(t, rapid.SampledFrom(zones).Draw(t, "zone")), rapid.SampledFrom(units).Draw(t, "unit")
		at := rapid.Map(rapid.Int64Range(-5e9, 8e9), func(second int64) time.Time { return time.Unix(second, 0) }).Draw(t, "at")
		near := rapid.Int64Range(-900, 900)
		there, further := near.Draw(t, "there"), near.Draw(t, "further")

		if unit == Hour && rapid.Bool().Draw(t, "far") {
			there, further = there*500, further*500
		}

		middle, _ := windowAt(t, unit, there, at, zone)
		start, end := windowAt(t, unit, further, middle, zone)

		if from, to := windowAt(t, unit, there+further, at, zone); !from.Equal(start) || !to.Equal(end) {
			t.Errorf("the %s %d+%d from %s is %s to %s, in two steps %s to %s", unit, there, further, at.In(zone), from, to, start, end)
		}
	})
}

// Of a session created at the start of a window, realtimekit_session_usage says
// that its period starts there, with the same text; so it does of any session
// within the window, but where clocks are set back into a day that was over.
func TestAWindowStartsWithAPeriod(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		zone, unit := zoneIn(t, rapid.SampledFrom(zones).Draw(t, "zone")), rapid.SampledFrom([]Unit{Hour, Day, Week, Month}).Draw(t, "unit")
		at := moments().Draw(t, "at")
		start, _ := windowAt(t, unit, 0, at, zone)

		if period := periodOf(t, unit, start, zone); period.Format(time.RFC3339) != start.Format(time.RFC3339) {
			t.Errorf("the %s around %s starts at %s, its period at %s", unit, at.In(zone), start, period)
		}

		goesOn := indexOf(unit, shownIn(start)) > indexOf(unit, shownIn(at.In(zone)))
		if period := periodOf(t, unit, at, zone); period.Equal(start) == goesOn {
			t.Errorf("the %s around %s starts at %s, the period around it at %s", unit, at.In(zone), start, period)
		}
	})
}

// shownIn is what the clock of a time shows, as if it stood in UTC.
func shownIn(at time.Time) int64 {
	_, offset := at.Zone()

	return at.Unix() + int64(offset)
}

// periodOf asks a fold for the period of a session created then.
func periodOf(t *rapid.T, unit Unit, at time.Time, zone *time.Location) time.Time {
	fold, err := New(Options{GroupBy: []Key{Key(unit)}, Zone: zone})
	if err != nil {
		t.Fatal(err)
	}

	created := at.UTC().Format(time.RFC3339Nano)
	fold.Add(realtimekit.Session{ID: "one", CreatedAt: &created})

	start := fold.Report().Groups[0].PeriodStart
	if start == nil {
		t.Fatalf("%s is in no period", created)
	}

	return *start
}
