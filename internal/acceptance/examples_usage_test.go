package acceptance

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // what is expected must not depend on the machine

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the examples must output that read totals alone: worked out from the
// sessions one by one.

// inBerlin writes when a session was created, by the clocks of Berlin.
func inBerlin(session fakeapi.Session, layout string) string {
	return session.CreatedAt.In(berlin()).Format(layout)
}

func berlin() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}

// aroundMidnight has sessions which are in one month in UTC and in another in
// Berlin, at both ends of the month before a moment.
func aroundMidnight(sessions []fakeapi.Session, moment time.Time) []fakeapi.Session {
	start, end := monthBefore(moment)
	sessions[0].CreatedAt = start.Add(-30 * time.Minute)
	sessions[1].CreatedAt = end.Add(-30 * time.Minute)
	return sessions
}

func aroundMidnightNow() []fakeapi.Session { return aroundMidnight(untilNow(), time.Now()) }

func aroundMidnightThen() []fakeapi.Session { return aroundMidnight(untilThen(), then) }

// monthInBerlin is the month before this one, by the clocks of Berlin.
func monthInBerlin() (start, end time.Time) {
	year, month, _ := time.Now().In(berlin()).Date()
	end = time.Date(year, month, 1, 0, 0, 0, 0, berlin())
	return time.Date(year, month-1, 1, 0, 0, 0, 0, berlin()), end
}

func windows(sessions []fakeapi.Session) map[string]any {
	start, end := monthInBerlin()
	today := time.Now().UTC().Truncate(24 * time.Hour)
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	weeks := []any{}
	for before := 1; before <= 4; before++ {
		weeks = append(weeks, window(monday.AddDate(0, 0, -7*before), monday.AddDate(0, 0, -7*(before-1))))
	}
	return map[string]any{
		"window":  window(start, end),
		"minutes": minutes(between(sessions, start, end)),
		"weeks":   weeks,
		"quarter": map[string]any{"start": "2026-04-01T00:00:00+02:00", "end": "2026-07-01T00:00:00+02:00"},
	}
}

func window(start, end time.Time) map[string]any {
	return map[string]any{"start": start.Format(time.RFC3339), "end": end.Format(time.RFC3339)}
}

func quarter(sessions []fakeapi.Session) map[string]any {
	months := map[string]any{}
	for month, group := range tally(sessions, func(s fakeapi.Session) string { return inBerlin(s, "2006-01") }) {
		months[month] = group.float()
	}
	return map[string]any{"sessions": len(sessions), "minutes": minutes(sessions), "minutes_by_month": months}
}

func minutesPerDay(sessions []fakeapi.Session) map[string]any {
	start, _ := monthInBerlin()
	days := map[string]any{}
	for day, group := range tally(sessions, func(s fakeapi.Session) string { return inBerlin(s, "2006-01-02") }) {
		if strings.HasPrefix(day, start.Format("2006-01-")) {
			days[day] = group.float()
		}
	}
	return map[string]any{"minutes_by_day": days}
}

func topMeetings(sessions []fakeapi.Session) map[string]any {
	meetings := []any{}
	for _, meeting := range ranking(tally(sessions, byMeeting))[:10] {
		meetings = append(meetings, map[string]any{
			"id": meeting.key, "title": meeting.title, "sessions": meeting.sessions, "minutes": meeting.float(),
		})
	}
	return map[string]any{"top_meetings": meetings}
}

func liveMeetings(sessions []fakeapi.Session) map[string]any {
	live := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	slices.SortFunc(live, func(a, b fakeapi.Session) int { return cmp.Compare(a.AssociatedID, b.AssociatedID) })

	// A meeting of the fake has one live session at the most.
	meetings, participants := []any{}, int64(0)
	for _, session := range live {
		participants += session.LiveParticipants
		meetings = append(meetings, map[string]any{
			"id":      session.AssociatedID,
			"title":   session.MeetingDisplayName,
			"present": session.LiveParticipants,
			"since":   session.StartedAt.Format("2006-01-02T15:04:05.000Z"),
		})
	}
	return map[string]any{
		"live_now":      map[string]any{"meetings": len(live), "sessions": len(live), "participants": participants},
		"live_meetings": meetings,
		"complete":      true,
	}
}

func cost(sessions []fakeapi.Session) map[string]any {
	start, end := monthBefore(time.Now())
	month := between(sessions, start, end)
	rooms := slices.DeleteFunc(slices.Clone(month), func(s fakeapi.Session) bool { return s.Extra["parent_session_id"] == nil })
	return map[string]any{"estimate_in_usd": map[string]any{
		"low":  cents((minutes(month) - minutes(rooms)) * 0.0005),
		"high": cents(minutes(month) * 0.002),
	}}
}

func cents(amount float64) float64 { return math.Round(amount*100) / 100 }
