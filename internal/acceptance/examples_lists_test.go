package acceptance

import (
	"cmp"
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the examples must output that ask the API for a part of the list.

func meetingHistory(sessions []fakeapi.Session) map[string]any {
	history := []any{}
	for _, s := range sessions {
		if s.AssociatedID == sessions[0].AssociatedID {
			history = append(history, map[string]any{
				"began": s.CreatedAt.UTC().Format("2006-01-02T15:04:05.000Z"),
				"most":  s.MaxConcurrentParticipants,
				"came":  s.Extra["total_participants"],
			})
		}
	}
	return map[string]any{"history": history}
}

func longestSessions(sessions []fakeapi.Session) map[string]any {
	several := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return s.MaxConcurrentParticipants < 2 })
	slices.SortFunc(several, func(a, b fakeapi.Session) int { return cmp.Compare(b.MinutesConsumed, a.MinutesConsumed) })
	longest := []any{}
	for _, s := range several[:10] {
		longest = append(longest, map[string]any{"title": s.MeetingDisplayName, "minutes": s.MinutesConsumed})
	}
	return map[string]any{"longest": longest}
}

func onePage(sessions []fakeapi.Session) map[string]any {
	ids := []any{}
	for i := range 25 {
		ids = append(ids, sessions[len(sessions)-1-i].ID)
	}
	return map[string]any{"page": map[string]any{"sessions": ids, "of": len(sessions), "is_all": false}}
}

func minutesOfAMeeting(sessions []fakeapi.Session) map[string]any {
	meeting := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return s.AssociatedID != sessions[0].AssociatedID })
	months := map[string]any{}
	for _, month := range tally(meeting, func(s fakeapi.Session) string { return s.CreatedAt.UTC().Format("2006-01") }) {
		months[month.key] = month.float()
	}
	return map[string]any{"minutes_by_month": months}
}

func largeGatherings(sessions []fakeapi.Session) map[string]any {
	large := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool {
		return s.MeetingDisplayName != "Weekly stand-up" || s.MaxConcurrentParticipants < 20
	})
	return map[string]any{"large": map[string]any{"sessions": len(large), "minutes": minutes(large)}}
}
