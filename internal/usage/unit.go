package usage

import "time"

// Unit is a unit of the calendar, in the words of the function window.
type Unit string

// These are units, and keys to group by as well.
const (
	Hour  = "hour"
	Day   = "day"
	Week  = "week"
	Month = "month"
)

// Sessions are not grouped by these.
const (
	Quarter Unit = "quarter"
	Year    Unit = "year"
)

// shownBy is the unit around a moment, both as clocks show them: what the
// calendar says, without a thought of the zone.
func shownBy(unit Unit, moment int64) interval {
	index := indexOf(unit, moment)

	return interval{beginOf(unit, index), beginOf(unit, index+1)}
}

// indexOf numbers the units in the order of the calendar: the next one has the
// next number.
func indexOf(unit Unit, moment int64) int64 {
	switch unit {
	case Hour:
		return floor(moment, anHour)
	case Week:
		// The Unix epoch is a Thursday, three days after a Monday.
		return floor(moment+3*aDay, 7*aDay)
	case Month, Quarter, Year:
		year, month, _ := time.Unix(moment, 0).UTC().Date()

		return floor(12*int64(year)+int64(month-time.January), months(unit))
	default:
		return floor(moment, aDay)
	}
}

// beginOf is the moment at which the unit of an index begins.
func beginOf(unit Unit, index int64) int64 {
	switch unit {
	case Hour:
		return index * anHour
	case Week:
		return index*7*aDay - 3*aDay
	case Month, Quarter, Year:
		return time.Date(0, time.January+time.Month(index*months(unit)), 1, 0, 0, 0, 0, time.UTC).Unix()
	default:
		return index * aDay
	}
}

// months is how many a unit has that begins with one.
func months(unit Unit) int64 {
	switch unit {
	case Year:
		return 12
	case Quarter:
		return 3
	default:
		return 1
	}
}

// floor divides downwards, unlike /, so that times before 1970 are no exception.
func floor(n, by int64) int64 {
	return (n - (n%by+by)%by) / by
}
