package usage

import (
	"testing"
	"time"
)

// windowCase is a window that is wanted: from its start to its end.
type windowCase struct {
	unit       Unit
	offset     int64
	at         string
	start, end string
}

func (c windowCase) check(t *testing.T, zone string) {
	t.Helper()

	start, end, err := Window(c.unit, c.offset, timeOf(t, c.at), zoneOf(t, zone))
	if err != nil {
		t.Fatal(err)
	}

	if from, to := start.Format(time.RFC3339), end.Format(time.RFC3339); from != c.start || to != c.end {
		t.Errorf("the %s %d from %s in %s is\n%s to %s, want\n%s to %s", c.unit, c.offset, c.at, zone, from, to, c.start, c.end)
	}
}

func TestWindowsFollowTheCalendar(t *testing.T) {
	t.Parallel()

	const at = "2026-05-06T14:21:34.388Z" // a Wednesday

	for _, want := range []windowCase{
		{Hour, 0, at, "2026-05-06T14:00:00Z", "2026-05-06T15:00:00Z"},
		{Hour, -15, at, "2026-05-05T23:00:00Z", "2026-05-06T00:00:00Z"},
		{Day, 0, at, "2026-05-06T00:00:00Z", "2026-05-07T00:00:00Z"},
		{Day, -6, at, "2026-04-30T00:00:00Z", "2026-05-01T00:00:00Z"},
		{Week, 0, at, "2026-05-04T00:00:00Z", "2026-05-11T00:00:00Z"},
		{Week, -1, at, "2026-04-27T00:00:00Z", "2026-05-04T00:00:00Z"},
		{Week, 1, "2024-12-29T23:59:59Z", "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z"},
		{Month, 0, at, "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"},
		{Month, -1, at, "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"},
		{Month, -1, "2026-03-31T23:59:59Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"},
		{Month, -27, at, "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
		{Month, 8, at, "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"},
		{Quarter, 0, at, "2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z"},
		{Quarter, 0, "2026-03-31T23:59:59.999Z", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"},
		{Quarter, -2, at, "2025-10-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{Quarter, 3, at, "2027-01-01T00:00:00Z", "2027-04-01T00:00:00Z"},
		{Year, 0, at, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{Year, -1, at, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{Year, -57, at, "1969-01-01T00:00:00Z", "1970-01-01T00:00:00Z"},
		{Month, 0, "2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"},
		{Month, 0, "2026-05-01T00:00:00.5+00:30", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"},
		{Hour, 0, "1969-12-31T23:59:59.5Z", "1969-12-31T23:00:00Z", "1970-01-01T00:00:00Z"},
	} {
		want.check(t, "UTC")
	}
}

func TestWindowsFollowTheClocksOfTheZone(t *testing.T) {
	t.Parallel()

	for zone, all := range map[string][]windowCase{
		"Europe/Berlin": {
			{Month, -1, "2026-04-17T10:00:00Z", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
			{Month, -1, "2026-03-31T22:00:00Z", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
			{Month, -1, "2026-03-31T21:59:59Z", "2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00"},
			{Quarter, 0, "2026-11-05T00:00:00Z", "2026-10-01T00:00:00+02:00", "2027-01-01T00:00:00+01:00"},
			{Year, 0, "2025-12-31T23:00:00Z", "2026-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00"},
			{Week, -1, "2026-03-30T12:00:00Z", "2026-03-23T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
			// Days of 23 and of 25 hours.
			{Day, 0, "2025-03-30T12:00:00Z", "2025-03-30T00:00:00+01:00", "2025-03-31T00:00:00+02:00"},
			{Day, 1, "2025-10-25T12:00:00Z", "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00"},
			{Day, -1, "2025-10-26T23:00:00Z", "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00"},
			// The hour that comes twice, and the one that does not come.
			{Hour, 0, "2025-10-26T00:30:00Z", "2025-10-26T02:00:00+02:00", "2025-10-26T02:00:00+01:00"},
			{Hour, 1, "2025-10-26T00:30:00Z", "2025-10-26T02:00:00+01:00", "2025-10-26T03:00:00+01:00"},
			{Hour, -1, "2025-10-26T02:30:00Z", "2025-10-26T02:00:00+01:00", "2025-10-26T03:00:00+01:00"},
			{Hour, 1, "2025-03-30T00:59:59Z", "2025-03-30T03:00:00+02:00", "2025-03-30T04:00:00+02:00"},
			{Hour, -1, "2025-03-30T01:00:00Z", "2025-03-30T01:00:00+01:00", "2025-03-30T03:00:00+02:00"},
		},
		"Asia/Kolkata": {
			{Hour, 0, "2022-01-12T14:29:59Z", "2022-01-12T19:00:00+05:30", "2022-01-12T20:00:00+05:30"},
			{Hour, 1, "2022-01-12T14:29:59Z", "2022-01-12T20:00:00+05:30", "2022-01-12T21:00:00+05:30"},
		},
		// A year begins in UTC in the middle of an hour, where the rules of a zone
		// begin anew without a change of clocks.
		"Australia/Adelaide": {
			{Hour, 0, "2040-01-01T00:10:00Z", "2040-01-01T10:00:00+10:30", "2040-01-01T11:00:00+10:30"},
			{Hour, 1, "2039-12-31T23:45:00Z", "2040-01-01T11:00:00+10:30", "2040-01-01T12:00:00+10:30"},
		},
		// Half an hour of daylight saving: an hour that is shown once and a half.
		"Australia/Lord_Howe": {
			{Hour, 0, "2025-04-05T14:45:00Z", "2025-04-06T01:00:00+11:00", "2025-04-06T01:30:00+10:30"},
			{Hour, 1, "2025-04-05T14:45:00Z", "2025-04-06T01:30:00+10:30", "2025-04-06T02:00:00+10:30"},
			{Hour, 0, "2025-10-04T15:30:00Z", "2025-10-05T02:30:00+11:00", "2025-10-05T03:00:00+11:00"},
			{Hour, -1, "2025-10-04T15:30:00Z", "2025-10-05T01:00:00+10:30", "2025-10-05T02:30:00+11:00"},
		},
		// Days without a midnight, since clocks are set forward over it.
		"America/Santiago": {
			{Day, 0, "2025-09-07T12:00:00Z", "2025-09-07T01:00:00-03:00", "2025-09-08T00:00:00-03:00"},
			{Day, -1, "2025-09-07T12:00:00Z", "2025-09-06T00:00:00-04:00", "2025-09-07T01:00:00-03:00"},
			{Day, 0, "2025-04-06T03:30:00Z", "2025-04-05T00:00:00-03:00", "2025-04-06T00:00:00-04:00"},
		},
		"Asia/Beirut":  {{Day, 0, "2025-03-30T12:00:00Z", "2025-03-30T01:00:00+03:00", "2025-03-31T00:00:00+03:00"}},
		"Africa/Cairo": {{Day, 1, "2025-04-24T12:00:00Z", "2025-04-25T01:00:00+03:00", "2025-04-26T00:00:00+03:00"}},
		"Asia/Amman":   {{Month, 0, "2016-04-10T12:00:00Z", "2016-04-01T01:00:00+03:00", "2016-05-01T00:00:00+03:00"}},
		"America/Havana": {
			{Day, 0, "2025-11-02T05:30:00Z", "2025-11-02T00:00:00-04:00", "2025-11-03T00:00:00-05:00"},
		},
	} {
		for _, want := range all {
			want.check(t, zone)
		}
	}
}

// Windows tile time whatever clocks do: a day that was skipped is none, and
// those before and after it meet.
func TestWindowsFollowOddClocks(t *testing.T) {
	t.Parallel()

	for zone, all := range map[string][]windowCase{
		"Pacific/Apia": {
			{Day, -1, "2011-12-31T00:00:00+14:00", "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"},
			{Day, 1, "2011-12-29T12:00:00-10:00", "2011-12-31T00:00:00+14:00", "2012-01-01T00:00:00+14:00"},
			{Day, -30, "2012-01-01T12:00:00+14:00", "2011-12-01T00:00:00-10:00", "2011-12-02T00:00:00-10:00"},
			{Hour, -1, "2011-12-31T00:30:00+14:00", "2011-12-29T23:00:00-10:00", "2011-12-31T00:00:00+14:00"},
		},
		"Pacific/Kwajalein": {
			{Day, 0, "1993-08-20T12:00:00-12:00", "1993-08-20T00:00:00-12:00", "1993-08-22T00:00:00+12:00"},
			{Day, -1, "1993-08-22T12:00:00+12:00", "1993-08-20T00:00:00-12:00", "1993-08-22T00:00:00+12:00"},
			// A day of 47 hours.
			{Day, 0, "1969-09-30T12:00:00-12:00", "1969-09-30T00:00:00+11:00", "1969-10-01T00:00:00-12:00"},
		},
		// Sunday had begun for a minute when clocks went back to Saturday: it is
		// not interrupted, since a window is one stretch of time.
		"America/St_Johns": {
			{Day, 0, "2010-11-07T02:30:30Z", "2010-11-07T00:00:00-02:30", "2010-11-08T00:00:00-03:30"},
			{Day, 0, "2010-11-07T02:45:00Z", "2010-11-07T00:00:00-02:30", "2010-11-08T00:00:00-03:30"},
			{Day, -1, "2010-11-07T02:45:00Z", "2010-11-06T00:00:00-02:30", "2010-11-07T00:00:00-02:30"},
			{Day, 0, "2010-11-07T02:29:59Z", "2010-11-06T00:00:00-02:30", "2010-11-07T00:00:00-02:30"},
			{Hour, 0, "2010-11-07T02:30:30Z", "2010-11-07T00:00:00-02:30", "2010-11-06T23:01:00-03:30"},
			{Hour, 1, "2010-11-07T02:30:30Z", "2010-11-06T23:01:00-03:30", "2010-11-07T00:00:00-03:30"},
		},
		// The offset has seconds, which RFC 3339 cannot write: -00:44:30.
		"Africa/Monrovia": {
			{Month, 0, "1971-06-15T00:00:00Z", "1971-06-01T00:00:30-00:44", "1971-07-01T00:00:30-00:44"},
			{Year, 0, "1972-06-15T00:00:00Z", "1972-01-01T00:00:30-00:44", "1973-01-01T00:00:00Z"},
		},
	} {
		for _, want := range all {
			want.check(t, zone)
		}
	}
}

// Clocks go back to Saturday when Sunday has begun, and again before it is
// Sunday once more: it does not begin a second time.
func TestADayBeginsOnceHoweverOftenClocksAreSetBack(t *testing.T) {
	t.Parallel()

	sunday := timeOf(t, "2023-01-01T00:00:00Z")
	zone := zoneWith(t, "XST4", 0,
		change{sunday.Add(10 * time.Minute).Unix(), -anHour},      // to 23:10
		change{sunday.Add(20 * time.Minute).Unix(), -2 * anHour},  // from 23:20 to 22:20
		change{sunday.Add(150 * time.Minute).Unix(), -4 * anHour}, // from 00:30 to 22:30
	)

	for offset, want := range map[int64]string{
		-1: "2022-12-31T00:00:00Z", 0: "2023-01-01T00:00:00Z", 1: "2023-01-02T00:00:00-04:00", 2: "2023-01-03T00:00:00-04:00",
	} {
		for minutes := range 240 {
			at := sunday.Add(time.Duration(minutes) * time.Minute)
			if start, _, err := Window(Day, offset, at, zone); err != nil || start.Format(time.RFC3339) != want {
				t.Errorf("the day %d from %s starts at %s, error %v", offset, at, start, err)
			}
		}
	}
}
