package usage

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// starts maps a created_at to the start of its period.
type starts map[string]string

// Changes of clocks are in TestWindow_walkThroughTime.
func TestCalendar_period(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		zone string
		unit Unit
		want starts
	}{
		"UTC, weeks across years": {"UTC", Week, starts{
			"2021-01-03T23:59:59Z": "2020-12-28T00:00:00Z", // ISO week 53 of 2020
			"2021-01-04T00:00:00Z": "2021-01-04T00:00:00Z",
			"2024-12-31T12:00:00Z": "2024-12-30T00:00:00Z", // ISO week 1 of 2025
			"2025-01-05T23:59:59Z": "2024-12-30T00:00:00Z",
			"1970-01-01T00:00:00Z": "1969-12-29T00:00:00Z",
			"1969-12-28T23:59:59Z": "1969-12-22T00:00:00Z",
		}},
		"the edges of RFC 3339": {"America/New_York", Day, starts{
			"0000-01-01T00:00:00Z": "",
			"9999-12-31T23:59:59Z": "9999-12-31T00:00:00-05:00",
		}},
		"the edges of RFC 3339, eastern": {"Asia/Kolkata", Month, starts{
			"0000-01-01T00:00:00Z": "0000-01-01T00:00:00+05:53",
			"9999-12-31T23:59:59Z": "",
		}},
		"the edges of RFC 3339, week": {"UTC", Week, starts{
			"0000-01-01T00:00:00Z": "", // a Saturday
			"9999-12-31T23:59:59Z": "9999-12-27T00:00:00Z",
		}},
		// In some copies of the zone data, the table of the zone ends in 1996.
		"Berlin, the last day of a leap year": {"Europe/Berlin", Hour, starts{
			"2040-12-31T12:30:00Z": "2040-12-31T13:00:00+01:00",
			"2040-12-31T23:30:00Z": "2041-01-01T00:00:00+01:00",
			"2024-12-31T12:30:00Z": "2024-12-31T13:00:00+01:00",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calendar := calendar{zone: zoneOf(t, test.zone), unit: test.unit}
			for created, want := range test.want {
				got := ""
				if start, ok := calendar.period(timeOf(t, created)); ok {
					got = time.Unix(start, 0).In(calendar.zone).Format(time.RFC3339)
				}
				if got != want {
					t.Errorf("%s is in %q, want %q", created, got, want)
				}
			}
		})
	}
}

func TestCalendar_periodStartsWhenClocksShowIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := zoneOf(t, rapid.SampledFrom(zones).Draw(t, "zone"))
		calendar := calendar{zone: zone, unit: rapid.SampledFrom([]Unit{Hour, Day, Week, Month}).Draw(t, "unit")}
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

// The stretch of a second holds it and has one offset.
func TestCalendar_stretch(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		calendar := calendar{zone: zoneOf(t, rapid.SampledFrom(zones).Draw(t, "zone")), unit: Day}
		year := rapid.IntRange(1850, 2500).Draw(t, "year")
		second := time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).Unix() + rapid.Int64Range(-400, 2).Draw(t, "days")*aDay +
			rapid.Int64Range(0, aDay-1).Draw(t, "seconds")

		wantStretch(t, calendar, second)
	})
}

func wantStretch(t failer, calendar calendar, second int64) {
	stretch := calendar.stretch(second)
	if second < stretch.from || second >= stretch.to {
		t.Errorf("%v does not hold %d", stretch, second)
	}
	for _, within := range []int64{stretch.from, (stretch.from + second) / 2, (second + stretch.to) / 2, stretch.to - 1} {
		if there := calendar.offset(within); there != calendar.offset(second) {
			t.Errorf("%s: the offset is %d at %d, in the same stretch as %d: %v", calendar.zone, there, within, second, stretch)
		}
	}
}

// Ciudad Juárez took over the rule of its neighbours at the end of November 2022, by
// which the offset had begun in the first week.
func TestCalendar_stretchAtEndOfTable(t *testing.T) {
	t.Parallel()
	last := time.Date(2022, time.November, 30, 6, 0, 0, 0, time.UTC).Unix()
	calendar := calendar{zone: zoneOf(t, "America/Ciudad_Juarez"), unit: Hour}
	if stretch := calendar.stretch(last + aDay); stretch.from != last {
		t.Errorf("the stretch begins at %s", time.Unix(stretch.from, 0).UTC())
	}
	for second := last - 30*aDay; second < last+900*aDay; second += 7 * anHour {
		wantStretch(t, calendar, second)
	}
}
