package usage

import (
	"testing"
	"time"
)

// TestWindowsAreThoseOfAWalkThroughTime goes through time in small steps, notes
// whenever clocks show something for the first time, and takes that for the
// start of a window. Steps of hours go through years.
func TestWindowsAreThoseOfAWalkThroughTime(t *testing.T) {
	t.Parallel()

	for _, change := range changes {
		const quarters, sixHours = 15 * time.Minute, 6 * time.Hour

		for unit, step := range map[Unit]time.Duration{
			Hour: change.step, Day: change.step, Week: max(change.step, quarters), Month: max(change.step, quarters), Quarter: sixHours, Year: sixHours,
		} {
			t.Run(change.zone+", "+change.around+", "+string(unit), func(t *testing.T) {
				t.Parallel()

				from := timeOf(t, change.around).Add(-3360 * step)
				walkWindows(t, unit, from.In(zoneOf(t, change.zone)), step)
			})
		}
	}
}

func walkWindows(t *testing.T, unit Unit, from time.Time, step time.Duration) {
	t.Helper()

	var (
		seen    = map[string]bool{shown(unit, from): true} // begun before the walk
		starts  []time.Time
		holding []int // for each step, the number of its window
	)

	for i := range 2 * 3360 {
		at := from.Add(time.Duration(i) * step)
		if label := shown(unit, at); !seen[label] {
			seen[label] = true
			starts = append(starts, firstShown(unit, at.Add(-step), at))
		}

		holding = append(holding, len(starts)-1)
	}

	compared := 0

	for i := 0; i < len(holding); i += 13 {
		for _, offset := range []int{-30, -2, -1, 0, 1, 2, 30} {
			number := holding[i] + offset
			if holding[i] < 0 || number < 0 || number+1 >= len(starts) {
				continue
			}

			at := from.Add(time.Duration(i) * step)
			compared++

			start, end, err := Window(unit, int64(offset), at, from.Location())
			if err != nil || !start.Equal(starts[number]) || !end.Equal(starts[number+1]) {
				t.Fatalf("the %s %d from %s is %s to %s (error %v), want %s to %s", unit, offset, at, start, end, err, starts[number], starts[number+1])
			}
		}
	}

	if compared == 0 {
		t.Errorf("no window was compared, of %d starts", len(starts))
	}
}

// firstShown is the first second after one time, up to another, at which clocks
// show what they do then. The steps are so small that they show it once.
func firstShown(unit Unit, after, upTo time.Time) time.Time {
	label := shown(unit, upTo)

	for after.Add(time.Second).Before(upTo) {
		if middle := after.Add(upTo.Sub(after) / 2).Truncate(time.Second); shown(unit, middle) == label {
			upTo = middle
		} else {
			after = middle
		}
	}

	return upTo
}
