package usage

import "time"

// shownBy is the hour, day, week or month around a moment, both as clocks show
// them: what the calendar says, without a thought of the zone.
func shownBy(unit Key, moment int64) interval {
	day := moment - modulo(moment, aDay)

	switch unit {
	case Hour:
		hour := moment - modulo(moment, anHour)

		return interval{hour, hour + anHour}
	case Week:
		// The Unix epoch is a Thursday, three days after a Monday.
		monday := day - modulo(day+3*aDay, 7*aDay)

		return interval{monday, monday + 7*aDay}
	case Month:
		year, month, _ := time.Unix(moment, 0).UTC().Date()
		first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)

		return interval{first.Unix(), first.AddDate(0, 1, 0).Unix()}
	default:
		return interval{day, day + aDay}
	}
}

// modulo is never negative, unlike %, so that times before 1970 are no exception.
func modulo(n, by int64) int64 { return (n%by + by) % by }
