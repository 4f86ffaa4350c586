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

// interval is a stretch of seconds, the last one excluded: of Unix time, or of
// what clocks show, read as if they stood in UTC.
type interval struct{ from, to int64 }

func (i interval) holds(second int64) bool { return i.from <= second && second < i.to }

// calendar finds the period of an instant. Rows come in the order of their time
// or nearly so, hence it remembers the last period.
type calendar struct {
	zone *time.Location
	unit Unit

	// Every instant within last has the period that starts at start.
	last  interval
	start int64
}

// period is the Unix time at which the period of an instant starts; ok is false
// where RFC 3339 cannot write it.
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

	// Beyond the stretch, clocks may show the same period with another offset.
	c.last = interval{max(stretch.from, shown.from-offset), min(stretch.to, shown.to-offset)}
	c.start = c.first(shown, offset)

	return c.start, true
}

// first is the first instant at which clocks show a moment of the interval. Most
// times that is its beginning. It is not where clocks are set forward over the
// beginning, and where they are set back over it that comes twice: so this walks
// through the stretches from a day before, to the one with the instant that was
// asked for at the latest. An hour is one with its offset.
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

// stretch is a time around a second during which the zone keeps its offset.
//
// Beyond its table of changes a zone has a rule for each year, and there time is
// rough: it takes each year for 365 days long, so that the bounds of its last
// stretch do not hold the last day of a leap year, and it does not see where the
// table ends in between.
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

// bounds are those of the offset at a time, as far as the zone has any.
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
