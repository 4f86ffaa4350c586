package acceptance

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// usageReport is the report on January 2026. The page and the tables have tests of
// their own.
func usageReport(sessions []fakeapi.Session) map[string]any {
	start := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	end := start.AddDate(0, 1, 0)
	month := slices.DeleteFunc(between(sessions, start, end), func(s fakeapi.Session) bool { return !s.CreatedAt.Before(end) })
	return map[string]any{
		"window":   map[string]any{"start": start.Format(time.RFC3339), "end": end.Format(time.RFC3339)},
		"sessions": len(month),
		"minutes":  minutes(month),
		"complete": true,
		"csv":      csvOf(append([][]string{reportColumns}, meetingsOnDays(month)...)),
	}
}

var reportColumns = []string{"day", "meeting_id", "meeting", "sessions", "minutes", "session_minutes", "breakout_room_minutes", "most_at_once"}

func meetingsOnDays(sessions []fakeapi.Session) [][]string {
	key := func(s fakeapi.Session) string { return byDay(s) + " " + s.AssociatedID }
	var rows [][]string
	for _, group := range inOrder(tally(sessions, key)) {
		of := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return key(s) != group.key })
		rooms := slices.DeleteFunc(slices.Clone(of), func(s fakeapi.Session) bool { return s.Extra["parent_session_id"] == nil })
		most := slices.MaxFunc(of, func(a, b fakeapi.Session) int {
			return cmp.Compare(a.MaxConcurrentParticipants, b.MaxConcurrentParticipants)
		})
		rows = append(rows, []string{
			byDay(of[0]), of[0].AssociatedID, inert(of[len(of)-1].MeetingDisplayName), strconv.Itoa(len(of)), digits(group.float()),
			strconv.FormatFloat(clockMinutes(of), 'f', -1, 64), digits(minutes(rooms)), strconv.FormatInt(most.MaxConcurrentParticipants, 10),
		})
	}
	return rows
}

// clockMinutes are added up in milliseconds, which is exact.
func clockMinutes(sessions []fakeapi.Session) float64 {
	var sum time.Duration
	for _, s := range sessions {
		if s.EndedAt != nil {
			sum += s.EndedAt.Truncate(time.Millisecond).Sub(s.StartedAt.Truncate(time.Millisecond))
		}
	}
	return float64(sum.Milliseconds()) / 60_000
}
