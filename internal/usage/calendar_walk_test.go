package usage

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// shown is what the clocks of the zone show of a period.
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

// changes are some of the clocks, each with steps that are small enough to see it.
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

// TestPeriodsAreThoseOfAWalkThroughTime goes through the weeks around changes of
// clocks in small steps and notes when clocks first show each period. Steps of a
// minute go through days.
func TestPeriodsAreThoseOfAWalkThroughTime(t *testing.T) {
	t.Parallel()

	for _, test := range changes {
		for _, unit := range []Unit{Hour, Day, Week, Month} {
			t.Run(test.zone+", "+test.around+", "+string(unit), func(t *testing.T) {
				t.Parallel()
				walk(t, zoneOf(t, test.zone), unit, test.around, test.step)
			})
		}
	}
}

func walk(t *testing.T, zone *time.Location, unit Unit, around string, step time.Duration) {
	t.Helper()

	middle, err := time.Parse(time.RFC3339, around)
	if err != nil {
		t.Fatal(err)
	}

	var (
		inOrder   = &calendar{zone: zone, unit: unit}
		inNoOrder = &calendar{zone: zone, unit: unit}
		from      = middle.Add(-3360 * step).In(zone) // 35 days in quarters of an hour
		begun     = shown(unit, from)                 // before the walk: not for it to tell
		first     = map[string]int64{}
		steps     = 2 * 3360
	)

	for i := range steps {
		at := from.Add(time.Duration(i) * step)
		if _, ok := first[shown(unit, at)]; !ok {
			first[shown(unit, at)] = at.Unix()
		}

		if start, ok := inOrder.period(at); shown(unit, at) != begun && (!ok || start != first[shown(unit, at)]) {
			t.Fatalf("%s is in the %s that starts at %s", at, unit, time.Unix(start, 0).In(zone))
		}
	}

	for i := range steps {
		at := from.Add(time.Duration(i*7919%steps) * step)
		if start, ok := inNoOrder.period(at); shown(unit, at) != begun && (!ok || start != first[shown(unit, at)]) {
			t.Fatalf("in no order, %s is in the %s that starts at %s", at, unit, time.Unix(start, 0).In(zone))
		}
	}
}

func TestAPeriodStartsWhenClocksFirstShowIt(t *testing.T) {
	t.Parallel()

	names := []string{
		"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "America/Havana",
		"Australia/Lord_Howe", "Africa/Casablanca", "Africa/Monrovia", "Asia/Manila", "Antarctica/Troll", "Europe/Dublin",
	}

	rapid.Check(t, func(t *rapid.T) {
		zone, err := ParseZone(rapid.SampledFrom(names).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}

		calendar := &calendar{zone: zone, unit: rapid.SampledFrom([]Unit{Hour, Day, Week, Month}).Draw(t, "unit")}
		begin := rapid.Int64Range(-5e9, 8e9).Draw(t, "second")

		for _, apart := range rapid.SliceOfN(rapid.Int64Range(-200_000, 200_000), 1, 20).Draw(t, "apart") {
			at := time.Unix(begin+apart, 0).In(zone)

			second, ok := calendar.period(at)
			start := time.Unix(second, 0).In(zone)
			show := shown(calendar.unit, at)

			if !ok || start.After(at) || shown(calendar.unit, start) != show || shown(calendar.unit, start.Add(-time.Second)) == show {
				t.Errorf("%s is in the %s that starts at %s", at, calendar.unit, start)
			}
		}
	})
}
