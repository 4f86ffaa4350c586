package usage

import (
	"testing"
	"time"
)

func zoneOf(tb testing.TB, name string) *time.Location {
	tb.Helper()

	zone, err := ParseZone(name)
	if err != nil {
		tb.Fatal(err)
	}

	return zone
}

// starts maps a created_at to the start of its period.
type starts map[string]string

func TestPeriodsFollowTheClocksOfTheZone(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		zone string
		unit Unit
		want starts
	}{
		"UTC, hour": {"UTC", Hour, starts{
			"2022-01-12T14:21:34.388Z":       "2022-01-12T14:00:00Z",
			"2022-01-12T14:00:00Z":           "2022-01-12T14:00:00Z",
			"2022-01-12T14:59:59.999999999Z": "2022-01-12T14:00:00Z",
			"2022-01-12T14:21:34+02:30":      "2022-01-12T11:00:00Z",
			"1969-12-31T23:59:59.5Z":         "1969-12-31T23:00:00Z",
		}},
		"UTC, year ends": {"UTC", Month, starts{
			"2021-12-31T23:59:59.999Z": "2021-12-01T00:00:00Z",
			"2022-01-01T00:00:00Z":     "2022-01-01T00:00:00Z",
			"2024-02-29T12:00:00Z":     "2024-02-01T00:00:00Z",
			"1969-02-28T12:00:00Z":     "1969-02-01T00:00:00Z",
		}},
		"UTC, weeks across years": {"UTC", Week, starts{
			"2021-01-03T23:59:59Z": "2020-12-28T00:00:00Z", // ISO week 53 of 2020
			"2021-01-04T00:00:00Z": "2021-01-04T00:00:00Z",
			"2024-12-31T12:00:00Z": "2024-12-30T00:00:00Z", // ISO week 1 of 2025
			"2025-01-05T23:59:59Z": "2024-12-30T00:00:00Z",
			"1970-01-01T00:00:00Z": "1969-12-29T00:00:00Z",
			"1969-12-28T23:59:59Z": "1969-12-22T00:00:00Z",
		}},
		"Berlin, the hour that comes twice": {"Europe/Berlin", Hour, starts{
			"2025-10-25T23:59:59Z": "2025-10-26T01:00:00+02:00",
			"2025-10-26T00:30:00Z": "2025-10-26T02:00:00+02:00",
			"2025-10-26T01:30:00Z": "2025-10-26T02:00:00+01:00",
			"2025-10-26T02:00:00Z": "2025-10-26T03:00:00+01:00",
		}},
		"Berlin, the hour that does not exist": {"Europe/Berlin", Hour, starts{
			"2025-03-30T00:59:59Z": "2025-03-30T01:00:00+01:00",
			"2025-03-30T01:00:00Z": "2025-03-30T03:00:00+02:00",
		}},
		"Berlin, days of 23 and 25 hours": {"Europe/Berlin", Day, starts{
			"2025-03-29T22:59:59Z": "2025-03-29T00:00:00+01:00",
			"2025-03-29T23:00:00Z": "2025-03-30T00:00:00+01:00",
			"2025-03-30T21:59:59Z": "2025-03-30T00:00:00+01:00",
			"2025-03-30T22:00:00Z": "2025-03-31T00:00:00+02:00",
			"2025-10-25T22:00:00Z": "2025-10-26T00:00:00+02:00",
			"2025-10-26T22:59:59Z": "2025-10-26T00:00:00+02:00",
			"2025-10-26T23:00:00Z": "2025-10-27T00:00:00+01:00",
		}},
		"Berlin, weeks and their offset": {"Europe/Berlin", Week, starts{
			"2025-03-30T21:59:59Z": "2025-03-24T00:00:00+01:00",
			"2025-03-30T22:00:00Z": "2025-03-31T00:00:00+02:00",
			"2020-12-31T22:59:59Z": "2020-12-28T00:00:00+01:00",
		}},
		"Berlin, months and their offset": {"Europe/Berlin", Month, starts{
			"2025-03-31T21:59:59Z": "2025-03-01T00:00:00+01:00",
			"2025-03-31T22:00:00Z": "2025-04-01T00:00:00+02:00",
			"2025-12-31T23:00:00Z": "2026-01-01T00:00:00+01:00",
		}},
		"New York": {"America/New_York", Hour, starts{
			"2025-11-02T05:30:00Z": "2025-11-02T01:00:00-04:00",
			"2025-11-02T06:30:00Z": "2025-11-02T01:00:00-05:00",
			"2026-03-08T06:59:59Z": "2026-03-08T01:00:00-05:00",
			"2026-03-08T07:00:00Z": "2026-03-08T03:00:00-04:00",
		}},
		"New York, far ahead": {"America/New_York", Day, starts{
			"2099-07-01T03:59:59Z": "2099-06-30T00:00:00-04:00",
			"2100-01-01T04:59:59Z": "2099-12-31T00:00:00-05:00",
		}},
		"Kolkata": {"Asia/Kolkata", Hour, starts{
			"2022-01-12T14:29:59Z": "2022-01-12T19:00:00+05:30",
			"2022-01-12T14:30:00Z": "2022-01-12T20:00:00+05:30",
		}},
		"Kolkata, day": {"Asia/Kolkata", Day, starts{
			"2021-12-31T18:29:59Z": "2021-12-31T00:00:00+05:30",
			"2021-12-31T18:30:00Z": "2022-01-01T00:00:00+05:30",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.want.check(t, &calendar{zone: zoneOf(t, test.zone), unit: test.unit})
		})
	}
}

func TestPeriodsFollowOddClocks(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		zone string
		unit Unit
		want starts
	}{
		"Apia, the day that does not exist": {"Pacific/Apia", Day, starts{
			"2011-12-30T09:59:59Z": "2011-12-29T00:00:00-10:00",
			"2011-12-30T10:00:00Z": "2011-12-31T00:00:00+14:00",
		}},
		"Apia, a week of six days": {"Pacific/Apia", Week, starts{
			"2011-12-30T10:00:00Z": "2011-12-26T00:00:00-10:00",
			"2012-01-01T09:59:59Z": "2011-12-26T00:00:00-10:00",
			"2012-01-01T10:00:00Z": "2012-01-02T00:00:00+14:00",
		}},
		"Apia, a month of thirty days": {"Pacific/Apia", Month, starts{
			"2011-12-31T09:59:59Z": "2011-12-01T00:00:00-10:00",
			"2011-12-31T10:00:00Z": "2012-01-01T00:00:00+14:00",
		}},
		"São Paulo, a day without midnight": {"America/Sao_Paulo", Day, starts{
			"2018-11-04T02:59:59Z": "2018-11-03T00:00:00-03:00",
			"2018-11-04T03:00:00Z": "2018-11-04T01:00:00-02:00",
			"2018-11-05T01:59:59Z": "2018-11-04T01:00:00-02:00",
			"2018-11-05T02:00:00Z": "2018-11-05T00:00:00-02:00",
		}},
		"São Paulo, an hour that comes twice before midnight": {"America/Sao_Paulo", Hour, starts{
			"2018-02-18T01:30:00Z": "2018-02-17T23:00:00-02:00",
			"2018-02-18T02:30:00Z": "2018-02-17T23:00:00-03:00",
		}},
		"São Paulo, a day of 25 hours": {"America/Sao_Paulo", Day, starts{
			"2018-02-18T02:59:59Z": "2018-02-17T00:00:00-02:00",
			"2018-02-18T03:00:00Z": "2018-02-18T00:00:00-03:00",
		}},
		"Havana, midnight twice": {"America/Havana", Day, starts{
			"2025-11-02T04:30:00Z": "2025-11-02T00:00:00-04:00",
			"2025-11-02T05:30:00Z": "2025-11-02T00:00:00-04:00",
			"2025-11-03T04:59:59Z": "2025-11-02T00:00:00-04:00",
		}},
		// Sunday had begun for a minute when clocks went back to Saturday.
		"St John's, a day in two pieces": {"America/St_Johns", Day, starts{
			"2010-11-07T02:29:59Z": "2010-11-06T00:00:00-02:30",
			"2010-11-07T02:30:59Z": "2010-11-07T00:00:00-02:30",
			"2010-11-07T02:31:00Z": "2010-11-06T00:00:00-02:30",
			"2010-11-07T03:29:59Z": "2010-11-06T00:00:00-02:30",
			"2010-11-07T03:30:00Z": "2010-11-07T00:00:00-02:30",
			"2010-11-08T03:29:59Z": "2010-11-07T00:00:00-02:30",
		}},
		"Lord Howe, half an hour twice": {"Australia/Lord_Howe", Hour, starts{
			"2025-04-05T14:45:00Z": "2025-04-06T01:00:00+11:00",
			"2025-04-05T15:15:00Z": "2025-04-06T01:30:00+10:30",
			"2025-04-05T15:30:00Z": "2025-04-06T02:00:00+10:30",
			"2025-10-04T15:30:00Z": "2025-10-05T02:30:00+11:00",
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
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.want.check(t, &calendar{zone: zoneOf(t, test.zone), unit: test.unit})
		})
	}
}

// check asks in the random order of maps, so that what the calendar remembers
// is put to the test too.
func (s starts) check(t *testing.T, calendar *calendar) {
	t.Helper()

	for range 3 {
		for created, want := range s {
			at, ok := instant(&created)
			if !ok {
				t.Fatalf("%s is no time", created)
			}

			got := ""
			if start, ok := calendar.period(at); ok {
				got = time.Unix(start, 0).In(calendar.zone).Format(time.RFC3339)
			}

			if got != want {
				t.Errorf("%s is in %q, want %q", created, got, want)
			}
		}
	}
}
