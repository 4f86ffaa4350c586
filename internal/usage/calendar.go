package usage

import (
	"math"
	"time"
)

// Seconds. Clocks of a zone differ from UTC by less than a day.
const (
	anHour = 60 * 60
	aDay   = 24 * anHour
)

// interval is a range of seconds, without its end: of Unix time, or of local time read as
// if it were UTC.
type interval struct{ from, to int64 }

func (i interval) holds(second int64) bool { return i.from <= second && second < i.to }

// calendar finds the period of an instant. It remembers the last one, because rows come
// nearly in the order of their times.
type calendar struct {
	zone *time.Location
	unit Unit

	// Every instant within last has the period that starts at start.
	last  interval
	start int64
}

// period returns the Unix time at which the period of an instant starts. ok is false if
// RFC 3339 cannot write it.
func (c *calendar) period(at time.Time) (start int64, ok bool) {
	second := at.Unix()
	if c.last.holds(second) {
		return c.start, true
	}
	stretch, offset := c.stretch(second)
	shown := shownBy(c.unit, second+offset)
	if year := time.Unix(shown.from, 0).UTC().Year(); year < 0 || year > 9999 {
		return 0, false
	}
	// Outside the stretch, the same period may have another offset.
	c.last = interval{max(stretch.from, shown.from-offset), min(stretch.to, shown.to-offset)}
	c.start = c.first(shown, offset)
	return c.start, true
}

// first returns the first instant with a local time in the interval: its beginning, unless
// clocks are set forward or back over that. It looks through the stretches from a day
// before. Two hours with different offsets are different periods.
func (c *calendar) first(shown interval, offset int64) int64 {
	for second := shown.from - aDay; ; {
		stretch, here := c.stretch(second)
		found := interval{max(stretch.from, shown.from-here), min(stretch.to, shown.to-here)}
		if found.from < found.to && (c.unit != Hour || here == offset) {
			return found.from
		}
		second = stretch.to
	}
}

// stretch returns a range around a second in which the zone has one offset.
//
// After its table of changes a zone has a rule for each year. There time.ZoneBounds takes
// every year to have 365 days, so that its range may lack the last day of a leap year, and
// it ignores the end of the table.
func (c *calendar) stretch(second int64) (interval, int64) {
	at := time.Unix(second, 0).In(c.zone)
	_, offset := at.Zone()

	stretch := bounds(at)
	if stretch.to <= second {
		stretch.to = time.Date(at.UTC().Year()+1, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()
	}
	for stretch.from > math.MinInt64 {
		change := bounds(time.Unix(stretch.from, 0).In(c.zone)).to
		if change > second || change <= stretch.from {
			break
		}
		stretch.from = change
	}
	return stretch, int64(offset)
}

// bounds returns the range of the offset at a time, as time.ZoneBounds reports it.
func bounds(at time.Time) interval {
	bounds := interval{math.MinInt64, math.MaxInt64}

	from, to := at.ZoneBounds()
	if !from.IsZero() {
		bounds.from = from.Unix()
	}
	if !to.IsZero() {
		bounds.to = to.Unix()
	}
	return bounds
}
