package usage

import (
	"errors"
	"time"
)

const farthest = 100_000_000 // more than the hours of 10,000 years; prevents overflow

var errYears = errors.New("it would begin or end outside the years 0 to 9999, which RFC 3339 cannot represent")

// Window returns the unit of the calendar around a moment, or the one that is offset units
// later, and the start of the next unit. Both times have an offset that RFC 3339 can write;
// it is an error if one is outside the years 0 to 9999.
//
// Windows cover all time without gaps or overlaps, and none is empty. A unit that clocks
// skipped, such as the day that Samoa left out in 2011, is not counted. If clocks are set
// back to the day before, the later day goes on, unlike the period of a Fold.
func Window(unit Unit, offset int64, at time.Time, zone *time.Location) (start, end time.Time, err error) {
	second := at.Unix()
	if second < earliest || second >= latest || offset < -farthest || offset > farthest {
		return time.Time{}, time.Time{}, errYears
	}
	calendar := calendar{zone: zone, unit: unit}
	here := calendar.stretch(second)
	// A second before the first unit of the stretch is in the last one that started earlier.
	here, number := calendar.walk(here, max(here.first-1, numberOf(unit, second+here.offset))+offset)
	next, after := calendar.walk(here, number+1)

	start, end = written(here.start(number), zone), written(next.start(after), zone)
	if !hasYear(start) || !hasYear(end) {
		return time.Time{}, time.Time{}, errYears
	}
	return start, end, nil
}
