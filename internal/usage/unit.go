package usage

import (
	"fmt"
	"slices"
	"time"
)

// Unit is a unit of the calendar, as the function window names it.
type Unit string

// The units. Those without a type are also keys to group by.
const (
	Hour  = "hour"
	Day   = "day"
	Week  = "week"
	Month = "month"

	Quarter Unit = "quarter"
	Year    Unit = "year"
)

// ParseUnit reads the name of a unit. The error says what is allowed.
func ParseUnit(name string) (Unit, error) {
	if !slices.Contains([]Unit{Hour, Day, Week, Month, Quarter, Year}, Unit(name)) {
		return "", fmt.Errorf(`%q is not a unit; write "hour", "day", "week", "month", "quarter" or "year"`, name)
	}
	return Unit(name), nil
}

// numberOf returns the number of the unit around a moment: a local time, in seconds as if it
// were UTC.
func numberOf(unit Unit, moment int64) int64 {
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

func beginOf(unit Unit, number int64) int64 {
	switch unit {
	case Hour:
		return number * anHour
	case Week:
		return number*7*aDay - 3*aDay
	case Month, Quarter, Year:
		return time.Date(0, time.January+time.Month(number*months(unit)), 1, 0, 0, 0, 0, time.UTC).Unix()
	default:
		return number * aDay
	}
}

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

// floor divides and rounds down, unlike /, also for times before 1970.
func floor(n, by int64) int64 {
	return (n - (n%by+by)%by) / by
}
