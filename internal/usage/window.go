package usage

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"
)

// The seconds between which windows are looked for: all that RFC 3339 writes in
// any zone, and some days beyond.
var writable = interval{
	from: time.Date(0, time.January, -2, 0, 0, 0, 0, time.UTC).Unix(),
	to:   time.Date(10000, time.January, 3, 0, 0, 0, 0, time.UTC).Unix(),
}

// farthest is an offset of more windows than there are: all hours of 10,000
// years are fewer. It keeps sums from overflowing.
const farthest = 100_000_000

var errYears = errors.New("it would begin or end outside of the years 0 to 9999, and RFC 3339 writes no others")

// ParseUnit reads the name of a unit of Window. The error says what is allowed.
func ParseUnit(name string) (Unit, error) {
	if !slices.Contains([]Unit{Hour, Day, Week, Month, Quarter, Year}, Unit(name)) {
		return "", fmt.Errorf(`%q is no unit; write "hour", "day", "week", "month", "quarter" or "year"`, name)
	}

	return Unit(name), nil
}

// Window is the unit of the calendar that holds a moment, or the one that many
// after it, before it where offset is negative; end is the first instant that is
// not in it any more. The unit is one that ParseUnit gives.
//
// A window starts where the period of a Fold does, at the first instant at which
// the clocks of the zone show it, and ends where the next one starts. So windows
// tile time: none is empty, and a unit that clocks skipped, such as the day that
// Samoa left out in 2011, is none and not counted. Where clocks are set back
// into a day that was over, the day that had begun is not interrupted, unlike a
// period, which may be in two pieces.
//
// Both times are in the zone, as written gives them. The error says that one of
// them is in a year that RFC 3339 cannot write.
//
// This takes time for each change of clocks in between, of which zones have two
// a year, and not for each window.
func Window(unit Unit, offset int64, at time.Time, zone *time.Location) (start, end time.Time, err error) {
	if !writable.holds(at.Unix()) || offset < -farthest || offset > farthest {
		return time.Time{}, time.Time{}, errYears
	}

	calendar := &calendar{zone: zone, unit: unit}

	here, first := calendar.place(at.Unix(), offset)
	next, last := calendar.walk(place{here.run, here.index + 1})

	start, end = written(here.start(), zone), written(next.start(), zone)
	if !first || !last || !hasYear(start) || !hasYear(end) {
		return time.Time{}, time.Time{}, errYears
	}

	return start, end, nil
}

// run is the windows that start within one stretch. They have the numbers from
// first to last; none starts where last is the one before first.
type run struct {
	unit        Unit
	stretch     interval
	offset      int64
	first, last int64
}

// place is a window: the one of a number, as numbers go on from those of the run.
type place struct {
	run

	index int64
}

// start is the first instant of a window in the run.
func (p place) start() int64 {
	return max(p.stretch.from, beginOf(p.unit, p.index)-p.offset)
}

// run holds the windows that start in the stretch around a second.
func (c *calendar) run(second int64) run {
	stretch, offset := c.stretch(second)
	stretch = interval{max(stretch.from, writable.from), min(stretch.to, writable.to)}
	last := indexOf(c.unit, stretch.to-1+offset)

	return run{c.unit, stretch, offset, min(c.fresh(stretch.from, offset), last+1), last}
}

// fresh is the first window that starts at a second, where a stretch with the
// offset begins, or later. An hour is another one with another offset. Of
// anything longer, what clocks showed before goes on.
func (c *calendar) fresh(second, offset int64) int64 {
	if c.unit != Hour {
		return max(indexOf(c.unit, second+offset), indexOf(c.unit, c.latest(second))+1)
	}

	if _, before := c.stretch(second - 1); before == offset {
		return indexOf(Hour, second-1+offset) + 1
	}

	return indexOf(Hour, second+offset)
}

// latest is the latest moment that clocks showed before a second. They differ
// from UTC by less than a day, so it was shown within the two days before.
func (c *calendar) latest(second int64) int64 {
	latest := int64(math.MinInt64)

	for before := second - 1; ; {
		stretch, offset := c.stretch(before)
		latest = max(latest, before+offset)

		if stretch.from <= second-2*aDay {
			return latest
		}

		before = stretch.from - 1
	}
}

// place is the window that lies an offset from the one that holds a second, and
// whether there is one.
func (c *calendar) place(second, offset int64) (place, bool) {
	run := c.run(second)
	// Before the first window of the run, that is the last one of an earlier run.
	holding := max(run.first-1, indexOf(c.unit, second+run.offset))

	return c.walk(place{run, holding + offset})
}

// walk goes from run to run, to the one that the window is in.
func (c *calendar) walk(to place) (place, bool) {
	for to.index > to.last {
		if to.stretch.to >= writable.to {
			return to, false
		}

		next := c.run(to.stretch.to)
		to = place{next, next.first + to.index - to.last - 1}
	}

	for to.index < to.first {
		if to.stretch.from <= writable.from {
			return to, false
		}

		before := c.run(to.stretch.from - 1)
		to = place{before, before.last + 1 + to.index - to.first}
	}

	return to, true
}

func hasYear(at time.Time) bool { return at.Year() >= 0 && at.Year() <= 9999 }
