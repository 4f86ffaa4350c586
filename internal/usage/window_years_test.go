package usage

import (
	"math"
	"testing"
	"time"
)

func TestWindowsEndWhereYearsDo(t *testing.T) {
	t.Parallel()

	for _, want := range []windowCase{
		{Year, 0, "0000-12-31T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
		{Year, -2026, "2026-12-31T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
		{Year, 0, "9998-12-31T23:59:59Z", "9998-01-01T00:00:00Z", "9999-01-01T00:00:00Z"},
		{Hour, -1, "9999-12-31T23:59:59Z", "9999-12-31T22:00:00Z", "9999-12-31T23:00:00Z"},
		{Week, 0, "0000-01-03T00:00:00Z", "0000-01-03T00:00:00Z", "0000-01-10T00:00:00Z"},
	} {
		want.check(t, "UTC")
	}

	// The clocks of the zone count, and its offset of that time: +05:53:28.
	windowCase{Month, 0, "0000-01-01T00:00:00Z", "0000-01-01T00:00:32+05:54", "0000-02-01T00:00:32+05:54"}.check(t, "Asia/Kolkata")
	windowCase{Day, -1, "9999-12-31T18:00:00Z", "9999-12-30T00:00:00+05:30", "9999-12-31T00:00:00+05:30"}.check(t, "Asia/Kolkata")

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
		"its end, eastern":             {Day, 0, "9999-12-31T18:00:00Z", "Asia/Kolkata"},
		"itself, eastern":              {Hour, 0, "9999-12-31T23:00:00Z", "Asia/Kolkata"},
		"by one":                       {Year, -2027, "2026-01-01T00:00:00Z", "UTC"},
		"by one, after":                {Year, 9999 - 2026, "2026-01-01T00:00:00Z", "UTC"},
		"before, in another zone":      {Month, -12 * 2027, "2026-01-01T00:00:00Z", "Europe/Berlin"},
		"after, in a zone with rules":  {Day, 366 * 9000, "2026-01-01T00:00:00Z", "Europe/Berlin"},
		"by as much as can be":         {Hour, math.MinInt64, "2026-01-01T00:00:00Z", "America/New_York"},
		"by as much as can be, after":  {Year, math.MaxInt64, "2026-01-01T00:00:00Z", "America/New_York"},
		"from the earliest that it is": {Day, 0, "0000-01-01T00:00:00+23:59", "UTC"},
		"from the latest that it is":   {Day, 0, "9999-12-31T23:59:59-23:59", "UTC"},
	} {
		start, end, err := Window(test.unit, test.offset, timeOf(t, test.at), zoneOf(t, test.zone))
		if err == nil || err.Error() != "it would begin or end outside of the years 0 to 9999, and RFC 3339 writes no others" {
			t.Errorf("%s: %s to %s, error %v", name, start, end, err)
		}
	}
}

// A moment that no text can write is far from any window.
func TestAMomentOutOfAllYearsHasNoWindow(t *testing.T) {
	t.Parallel()

	for _, second := range []int64{math.MinInt64, -1e12, 1e12, math.MaxInt64 / 2} {
		if start, end, err := Window(Hour, 0, time.Unix(second, 0), zoneOf(t, "Europe/Berlin")); err == nil {
			t.Errorf("second %d: %s to %s", second, start, end)
		}
	}
}
