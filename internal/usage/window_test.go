package usage

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseUnit(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Unit{"hour": Hour, "day": Day, "week": Week, "month": Month, "quarter": Quarter, "year": Year} {
		if unit, err := ParseUnit(name); err != nil || unit != want {
			t.Errorf("%s: unit %q, error %v", name, unit, err)
		}
	}
	for _, name := range []string{"", "Day", "days", "minute", "meeting", "day "} {
		_, err := ParseUnit(name)
		if err == nil || !strings.HasSuffix(err.Error(), ` is not a unit; write "hour", "day", "week", "month", "quarter" or "year"`) {
			t.Errorf("%q: error %v", name, err)
		}
	}
}

// windowCase is a window and where it must start and end.
type windowCase struct {
	unit       Unit
	offset     int64
	at         string
	start, end string
}

func TestWindow(t *testing.T) {
	t.Parallel()
	const at = "2026-05-06T14:21:34.388Z" // a Wednesday
	for zone, all := range map[string][]windowCase{
		"UTC": {
			{Hour, 0, at, "2026-05-06T14:00:00Z", "2026-05-06T15:00:00Z"},
			{Day, 0, at, "2026-05-06T00:00:00Z", "2026-05-07T00:00:00Z"},
			{Day, -6, at, "2026-04-30T00:00:00Z", "2026-05-01T00:00:00Z"},
			{Week, 0, at, "2026-05-04T00:00:00Z", "2026-05-11T00:00:00Z"},
			{Month, 0, at, "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"},
			{Month, -1, at, "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"},
			{Month, -27, at, "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
			{Quarter, 0, at, "2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z"},
			{Quarter, 0, "2026-03-31T23:59:59.999Z", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"},
			{Year, 0, at, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
			{Year, -57, at, "1969-01-01T00:00:00Z", "1970-01-01T00:00:00Z"},
			{Month, 0, "2026-05-01T00:00:00.5+00:30", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"},
			{Hour, 0, "1969-12-31T23:59:59.5Z", "1969-12-31T23:00:00Z", "1970-01-01T00:00:00Z"},
			// The first and the last windows.
			{Year, 0, "0000-12-31T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{Year, -2026, "2026-12-31T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{Year, 0, "9998-12-31T23:59:59Z", "9998-01-01T00:00:00Z", "9999-01-01T00:00:00Z"},
			{Hour, -1, "9999-12-31T23:59:59Z", "9999-12-31T22:00:00Z", "9999-12-31T23:00:00Z"},
			{Week, 0, "0000-01-03T00:00:00Z", "0000-01-03T00:00:00Z", "0000-01-10T00:00:00Z"},
		},
		"Europe/Berlin": {
			{Month, -1, "2026-04-17T10:00:00Z", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
			{Month, -1, "2026-03-31T21:59:59Z", "2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00"},
			{Quarter, 0, "2026-11-05T00:00:00Z", "2026-10-01T00:00:00+02:00", "2027-01-01T00:00:00+01:00"},
		},
		"Asia/Kolkata": {
			{Hour, 0, "2022-01-12T14:29:59Z", "2022-01-12T19:00:00+05:30", "2022-01-12T20:00:00+05:30"},
			// The offset of that time is +05:53:28.
			{Month, 0, "0000-01-01T00:00:00Z", "0000-01-01T00:00:32+05:54", "0000-02-01T00:00:32+05:54"},
			{Day, -1, "9999-12-31T18:00:00Z", "9999-12-30T00:00:00+05:30", "9999-12-31T00:00:00+05:30"},
		},
		// A year of UTC, with which the rules of a zone begin again, begins within an hour.
		"Australia/Adelaide": {
			{Hour, 1, "2039-12-31T23:45:00Z", "2040-01-01T11:00:00+10:30", "2040-01-01T12:00:00+10:30"},
		},
		// Days without midnight, over which clocks are set forward.
		"America/Santiago": {
			{Day, 0, "2025-09-07T12:00:00Z", "2025-09-07T01:00:00-03:00", "2025-09-08T00:00:00-03:00"},
		},
		"Asia/Amman": {{Month, 0, "2016-04-10T12:00:00Z", "2016-04-01T01:00:00+03:00", "2016-05-01T00:00:00+03:00"}},
		// The day that was skipped is not counted.
		"Pacific/Apia": {
			{Day, -30, "2012-01-01T12:00:00+14:00", "2011-12-01T00:00:00-10:00", "2011-12-02T00:00:00-10:00"},
		},
		"Pacific/Kwajalein": {
			// A day of 47 hours.
			{Day, 0, "1969-09-30T12:00:00-12:00", "1969-09-30T00:00:00+11:00", "1969-10-01T00:00:00-12:00"},
		},
		// Sunday had begun for a minute when clocks went back to Saturday: unlike a
		// period, the window is not interrupted.
		"America/St_Johns": {
			{Day, 0, "2010-11-07T02:45:00Z", "2010-11-07T00:00:00-02:30", "2010-11-08T00:00:00-03:30"},
		},
		// The offset has seconds, which RFC 3339 cannot represent: -00:44:30.
		"Africa/Monrovia": {
			{Month, 0, "1971-06-15T00:00:00Z", "1971-06-01T00:00:30-00:44", "1971-07-01T00:00:30-00:44"},
			{Year, 0, "1972-06-15T00:00:00Z", "1972-01-01T00:00:30-00:44", "1973-01-01T00:00:00Z"},
		},
	} {
		for _, c := range all {
			start, end, err := Window(c.unit, c.offset, timeOf(t, c.at), zoneOf(t, zone))
			if from, to := start.Format(time.RFC3339), end.Format(time.RFC3339); err != nil || from != c.start || to != c.end {
				t.Errorf("the %s %d from %s in %s is\n%s to %s, want\n%s to %s, error %v", c.unit, c.offset, c.at, zone, from, to, c.start, c.end, err)
			}
		}
	}
}

func TestWindow_yearsOutOfRange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		unit   Unit
		offset int64
		at     string
		zone   string
	}{
		"its end in year 10000":        {Hour, 0, "9999-12-31T23:00:00Z", "UTC"},
		"its end, of a year":           {Year, 0, "9999-01-01T00:00:00Z", "UTC"},
		"its start in year -1":         {Week, 0, "0000-01-02T00:00:00Z", "UTC"},
		"its start, western":           {Day, 0, "0000-01-01T00:00:00Z", "America/New_York"},
		"itself, eastern":              {Hour, 0, "9999-12-31T23:00:00Z", "Asia/Kolkata"},
		"by one":                       {Year, -2027, "2026-01-01T00:00:00Z", "UTC"},
		"before, in another zone":      {Month, -12 * 2027, "2026-01-01T00:00:00Z", "Europe/Berlin"},
		"after, in a zone with rules":  {Day, 366 * 9000, "2026-01-01T00:00:00Z", "Europe/Berlin"},
		"by as much as can be":         {Hour, math.MinInt64, "2026-01-01T00:00:00Z", "America/New_York"},
		"by as much as can be, after":  {Year, math.MaxInt64, "2026-01-01T00:00:00Z", "America/New_York"},
		"from the earliest that it is": {Day, 0, "0000-01-01T00:00:00+23:59", "UTC"},
		"from the latest that it is":   {Day, 0, "9999-12-31T23:59:59-23:59", "UTC"},
	} {
		start, end, err := Window(test.unit, test.offset, timeOf(t, test.at), zoneOf(t, test.zone))
		if err == nil || err.Error() != "it would begin or end outside the years 0 to 9999, which RFC 3339 cannot represent" {
			t.Errorf("%s: %s to %s, error %v", name, start, end, err)
		}
	}
	// Moments that no text can write.
	for _, second := range []int64{math.MinInt64, -1e12, 1e12, math.MaxInt64 / 2} {
		if start, end, err := Window(Hour, 0, time.Unix(second, 0), zoneOf(t, "Europe/Berlin")); err == nil {
			t.Errorf("second %d: %s to %s", second, start, end)
		}
	}
}

var units = []Unit{Hour, Day, Week, Month, Quarter, Year}

// moments are at any time, most of them where zones have changes of clocks. Each is the
// last nanosecond of its second.
func moments() *rapid.Generator[time.Time] {
	return rapid.Map(rapid.OneOf(rapid.Int64Range(-5e9, 1.9e11), rapid.Int64Range(-5e9, 8e9), rapid.Int64Range(1.2e9, 1.9e9)),
		func(second int64) time.Time { return time.Unix(second, 999_999_999) })
}

// windowAt is a window that must exist.
func windowAt(t *rapid.T, unit Unit, offset int64, at time.Time, zone *time.Location) (start, end time.Time) {
	start, end, err := Window(unit, offset, at, zone)
	if err != nil {
		t.Fatalf("the %s %d from %s in %s: %v", unit, offset, at.In(zone), zone, err)
	}
	return start, end
}

// Windows tile time, and offsets add up, over changes of clocks and days that were skipped.
func TestWindow_offsets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone, unit := zoneOf(t, rapid.SampledFrom(zones).Draw(t, "zone")), rapid.SampledFrom(units).Draw(t, "unit")
		at, near := moments().Draw(t, "at"), rapid.Int64Range(-900, 900)
		there, further := near.Draw(t, "there"), near.Draw(t, "further")
		if unit == Hour && rapid.Bool().Draw(t, "far") {
			there, further = there*500, further*500
		}
		for _, offset := range []int64{0, there} {
			start, end := windowAt(t, unit, offset, at, zone)
			wantWindow(t, unit, offset, at, zone, start, end)
			if next, _ := windowAt(t, unit, offset+1, at, zone); !next.Equal(end) {
				t.Errorf("the %s %d from %s ends at %s, the next one starts at %s", unit, offset, at.In(zone), end, next)
			}
		}
		middle, _ := windowAt(t, unit, there, at, zone)
		start, end := windowAt(t, unit, further, middle, zone)
		if from, to := windowAt(t, unit, there+further, at, zone); !from.Equal(start) || !to.Equal(end) {
			t.Errorf("the %s %d+%d from %s is %s to %s, in two steps %s to %s", unit, there, further, at.In(zone), from, to, start, end)
		}
	})
}

// shown is what the clocks of a zone show of a unit.
func shown(unit Unit, at time.Time) string {
	switch unit {
	case Hour:
		return at.Format("2006-01-02T15 Z07:00:00")
	case Week:
		year, week := at.ISOWeek()
		return fmt.Sprint(year, week)
	case Month:
		return at.Format("2006-01")
	case Quarter:
		return fmt.Sprint(at.Year(), (at.Month()+2)/3)
	case Year:
		return at.Format("2006")
	default:
		return at.Format(time.DateOnly)
	}
}

// changes of clocks, each with steps that are small enough to see it.
var changes = []struct {
	zone, around string
	step         time.Duration
}{
	{"UTC", "2024-12-31T00:00:00Z", time.Hour},
	{"Europe/Berlin", "2025-03-30T01:00:00Z", 15 * time.Minute},
	{"Europe/Berlin", "2025-10-26T01:00:00Z", 15 * time.Minute},
	{"America/New_York", "2045-11-05T06:00:00Z", 15 * time.Minute},
	{"Asia/Kolkata", "2023-12-31T18:30:00Z", 15 * time.Minute},
	{"Pacific/Apia", "2011-12-30T10:00:00Z", 15 * time.Minute},
	{"Pacific/Kwajalein", "1993-08-21T12:00:00Z", 15 * time.Minute},
	{"America/Sao_Paulo", "2018-02-18T02:00:00Z", 15 * time.Minute},
	{"America/Sao_Paulo", "2018-11-04T03:00:00Z", 15 * time.Minute},
	{"America/Havana", "2025-11-02T05:00:00Z", 15 * time.Minute},
	{"America/St_Johns", "2010-11-07T02:31:00Z", time.Minute},
	{"Australia/Lord_Howe", "2025-04-05T15:00:00Z", 15 * time.Minute},
	{"Africa/Casablanca", "2025-03-30T02:00:00Z", 15 * time.Minute},
	{"Asia/Kathmandu", "1985-12-31T18:30:00Z", 15 * time.Minute},
}

// The test walks through time in small steps. A window or period starts when clocks show
// it for the first time.
func TestWindow_walkThroughTime(t *testing.T) {
	t.Parallel()
	for _, change := range changes {
		for unit, step := range map[Unit]time.Duration{
			Hour: change.step, Day: change.step, Week: time.Hour, Month: time.Hour, Quarter: 12 * time.Hour, Year: 12 * time.Hour,
		} {
			steps := 900 // on both sides
			if step == time.Minute || unit == Quarter || unit == Year {
				steps *= 2
			}
			t.Run(change.zone+", "+change.around+", "+string(unit), func(t *testing.T) {
				t.Parallel()
				from := timeOf(t, change.around).Add(time.Duration(-steps) * step)
				walkWindows(t, unit, from.In(zoneOf(t, change.zone)), step, 2*steps)
			})
		}
	}
}

func walkWindows(t *testing.T, unit Unit, from time.Time, step time.Duration, steps int) {
	t.Helper()
	var (
		begun    = map[string]int64{shown(unit, from): 0} // 0 for before the walk
		starts   []time.Time
		holding  []int // for each step, the number of its window
		calendar = calendar{zone: from.Location(), unit: unit}
	)
	for i := range steps {
		at := from.Add(time.Duration(i) * step)
		label := shown(unit, at)
		if _, known := begun[label]; !known {
			starts = append(starts, firstShown(unit, at.Add(-step), at))
			begun[label] = starts[len(starts)-1].Unix()
		}
		if start, ok := calendar.period(at); begun[label] != 0 && (!ok || start != begun[label]) {
			t.Fatalf("%s is in the %s that starts at %s", at, unit, time.Unix(start, 0))
		}
		holding = append(holding, len(starts)-1)
	}
	compared := 0
	for i := 0; i < len(holding); i += 13 {
		for _, offset := range []int{-30, -2, -1, 0, 1, 2, 30} {
			number := holding[i] + offset
			if holding[i] < 0 || number < 0 || number+1 >= len(starts) {
				continue
			}
			at := from.Add(time.Duration(i) * step)
			compared++

			start, end, err := Window(unit, int64(offset), at, from.Location())
			if err != nil || !start.Equal(starts[number]) || !end.Equal(starts[number+1]) {
				t.Fatalf("the %s %d from %s is %s to %s (error %v), want %s to %s", unit, offset, at, start, end, err, starts[number], starts[number+1])
			}
		}
	}
	if compared == 0 {
		t.Errorf("no window was compared, of %d starts", len(starts))
	}
}

// firstShown is the first second after one time at which clocks show the same as at
// another. The steps are so small that they show it once.
func firstShown(unit Unit, after, upTo time.Time) time.Time {
	label := shown(unit, upTo)
	for after.Add(time.Second).Before(upTo) {
		if middle := after.Add(upTo.Sub(after) / 2).Truncate(time.Second); shown(unit, middle) == label {
			upTo = middle
		} else {
			after = middle
		}
	}
	return upTo
}

func FuzzWindow(f *testing.F) {
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

func wantWindow(t failer, unit Unit, offset int64, at time.Time, zone *time.Location, start, end time.Time) {
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
