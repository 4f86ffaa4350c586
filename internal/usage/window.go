package usage

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"
)

// writable has the seconds that RFC 3339 can write in any zone, and some days more.
var writable = interval{
	from: time.Date(0, time.January, -2, 0, 0, 0, 0, time.UTC).Unix(),
	to:   time.Date(10000, time.January, 3, 0, 0, 0, 0, time.UTC).Unix(),
}

// farthest is more than the number of hours in 10,000 years. It prevents overflow.
const farthest = 100_000_000

var errYears = errors.New("it would begin or end outside the years 0 to 9999, which RFC 3339 cannot write")

// ParseUnit reads the name of a unit. The error says what is allowed.
func ParseUnit(name string) (Unit, error) {
	if !slices.Contains([]Unit{Hour, Day, Week, Month, Quarter, Year}, Unit(name)) {
		return "", fmt.Errorf(`%q is not a unit; write "hour", "day", "week", "month", "quarter" or "year"`, name)
	}
	return Unit(name), nil
}

// Window returns the unit of the calendar around a moment, or the one that is offset units
// later, earlier if offset is negative. end is the start of the next unit. Both times are
// in the zone, with an offset that RFC 3339 can write. The error says that one of them is
// in a year that RFC 3339 cannot write.
//
// A window starts like the period of a Fold, at the first instant with its local time, and
// ends where the next one starts. So windows tile time: none is empty, and a unit that
// clocks skipped, such as the day that Samoa left out in 2011, is not counted. If clocks
// are set back to the day before, the day that had begun goes on, unlike a period.
//
// The time it takes depends on the changes of clocks between the two windows, about two a
// year, not on the offset.
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

// run has the windows that start within one stretch, numbered from first to last. It is
// empty if last is first - 1.
type run struct {
	unit        Unit
	stretch     interval
	offset      int64
	first, last int64
}

// place is a window by its number, which continues those of the run.
type place struct {
	run

	index int64
}

// start returns the first instant of a window in the run.
func (p place) start() int64 {
	return max(p.stretch.from, beginOf(p.unit, p.index)-p.offset)
}

// run returns the windows that start in the stretch around a second.
func (c *calendar) run(second int64) run {
	stretch, offset := c.stretch(second)
	stretch = interval{max(stretch.from, writable.from), min(stretch.to, writable.to)}
	last := indexOf(c.unit, stretch.to-1+offset)
	return run{c.unit, stretch, offset, min(c.fresh(stretch.from, offset), last+1), last}
}

// fresh returns the first window that starts at a second or later, where a stretch with
// the offset begins there. A change of the offset begins another hour, but continues any
// longer unit.
func (c *calendar) fresh(second, offset int64) int64 {
	if c.unit != Hour {
		return max(indexOf(c.unit, second+offset), indexOf(c.unit, c.latest(second))+1)
	}
	if _, before := c.stretch(second - 1); before == offset {
		return indexOf(Hour, second-1+offset) + 1
	}
	return indexOf(Hour, second+offset)
}

// latest returns the latest local time before a second. Local time differs from UTC by
// less than a day, so it occurred within two days.
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

// place returns the window at an offset from the one around a second, and whether there
// is one.
func (c *calendar) place(second, offset int64) (place, bool) {
	run := c.run(second)
	// A second before the first window of the run is in the last one of an earlier run.
	holding := max(run.first-1, indexOf(c.unit, second+run.offset))
	return c.walk(place{run, holding + offset})
}

// walk goes from run to run to the one with the window.
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
