package usage

import "time"

const (
	anHour = 60 * 60 // seconds
	aDay   = 24 * anHour
)

// Unix times before and after all that RFC 3339 can write.
var (
	earliest = time.Date(0, time.January, -2, 0, 0, 0, 0, time.UTC).Unix()
	latest   = time.Date(10000, time.January, 3, 0, 0, 0, 0, time.UTC).Unix()
)

type calendar struct {
	zone *time.Location
	unit Unit
}

// stretch is a range of Unix time, without its end, in which clocks have one offset. The
// units with the numbers first to last start in it; none does if last is first-1.
type stretch struct {
	from, to, offset int64
	unit             Unit
	first, last      int64
}

func (s stretch) start(number int64) int64 { return max(s.from, beginOf(s.unit, number)-s.offset) }

// period returns the Unix time at which the unit that clocks show at an instant starts. ok is
// false if RFC 3339 cannot write it.
func (c calendar) period(at time.Time) (start int64, ok bool) {
	here := c.stretch(at.Unix())
	number := numberOf(c.unit, at.Unix()+here.offset)
	if !hasYear(time.Unix(beginOf(c.unit, number), 0).UTC()) {
		return 0, false
	}
	for number < here.first {
		here = c.stretch(here.from - 1)
	}
	return here.start(number), true
}

// walk goes to the stretch in which a unit starts. Numbers continue from one stretch to the
// next, so that units that clocks skipped are not counted.
func (c calendar) walk(here stretch, number int64) (stretch, int64) {
	for number > here.last && here.to < latest {
		next := c.stretch(here.to)
		here, number = next, next.first+number-here.last-1
	}
	for number < here.first && here.from > earliest {
		before := c.stretch(here.from - 1)
		here, number = before, before.last+1+number-here.first
	}
	return here, number
}

func (c calendar) stretch(second int64) stretch {
	from, to := c.bounds(second)
	// After its table of changes, a zone has a rule for each year. There time.ZoneBounds of
	// Go 1.26 takes every year to have 365 days, and ignores where the table ends.
	if to <= second {
		to = time.Date(time.Unix(second, 0).UTC().Year()+1, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()
	}
	for from > earliest {
		_, change := c.bounds(from)
		if change > second || change <= from {
			break
		}
		from = change
	}
	offset, before := c.offset(second), c.offset(from-1)
	first, last := numberOf(c.unit, from+offset), numberOf(c.unit, to-1+offset)
	// A change of the offset begins another hour, but continues any longer unit.
	if c.unit != Hour || before == offset {
		first = max(first, numberOf(c.unit, from-1+before)+1)
	}
	return stretch{from, to, offset, c.unit, first, last}
}

func (c calendar) offset(second int64) int64 {
	_, offset := time.Unix(second, 0).In(c.zone).Zone()
	return int64(offset)
}

func (c calendar) bounds(second int64) (from, to int64) {
	from, to = earliest, latest
	start, end := time.Unix(second, 0).In(c.zone).ZoneBounds()
	if !start.IsZero() {
		from = max(from, start.Unix())
	}
	if !end.IsZero() {
		to = min(to, end.Unix())
	}
	return from, to
}

func hasYear(at time.Time) bool { return at.Year() >= 0 && at.Year() <= 9999 }
