package acceptance

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// example is what an example reads, and what it must output then, worked out in
// another language.
type example struct {
	sessions func() []fakeapi.Session
	outputs  func([]fakeapi.Session) map[string]any
}

var examples = map[string]example{
	"examples/demo":     {some, demoOutputs},
	"examples/provider": {some, numberOfSessions},
	"examples/data-sources/realtimekit_session_usage":   {some, quarter},
	"examples/data-sources/realtimekit_sessions":        {some, oneWeek},
	"examples/ephemeral-resources/realtimekit_sessions": {some, nothing},
	"examples/functions/csvencode":                      {some, csvOfAWeek},
	"examples/functions/markdown_table":                 {some, tableOfMeetings},
	"examples/functions/window":                         {aroundMidnightNow, windows},
	"examples/guides/first-numbers":                     {some, firstNumbers},
	"examples/guides/moving-from-http":                  {some, movedFromHTTP},
	"examples/guides/report":                            {aroundMidnightThen, report},
	"examples/live-guard":                               {some, nothing},
	"examples/live-guard/counts":                        {some, nothing},
	"examples/many-apps":                                {some, manyApps},
	"examples/many-apps/opentofu-for-each":              {some, appsOfAccounts},
	"examples/settled-export":                           {untilThen, settledExport},
	"examples/recipes/ceiling":                          {some, totalSessions},
	"examples/recipes/cost":                             {untilNow, cost},
	"examples/recipes/decode-meta":                      {some, rooms},
	"examples/recipes/large-gatherings":                 {some, largeGatherings},
	"examples/recipes/last-month":                       {untilNow, lastMonth},
	"examples/recipes/live-meetings":                    {some, liveMeetings},
	"examples/recipes/live-now":                         {some, liveNow},
	"examples/recipes/longest-sessions":                 {some, longestSessions},
	"examples/recipes/meeting-history":                  {some, meetingHistory},
	"examples/recipes/meetings-by-title":                {titled, meetingsByTitle},
	"examples/recipes/minutes-of-a-meeting":             {some, minutesOfAMeeting},
	"examples/recipes/minutes-per-day":                  {aroundMidnightNow, minutesPerDay},
	"examples/recipes/older-key":                        {some, totalSessions},
	"examples/recipes/one-page":                         {some, onePage},
	"examples/recipes/several-apps":                     {some, severalApps},
	"examples/recipes/shared-budget":                    {some, totalSessions},
	"examples/recipes/top-meetings":                     {some, topMeetings},
	"examples/usage-report":                             {some, usageReport},
}

// then is the moment of the examples that can be told one, so that they say the same
// whenever they are tested: in the month before it clocks of Berlin are set forward.
var then = time.Date(2026, time.April, 2, 12, 0, 0, 0, time.UTC)

// moments are those of these examples. The report says when it was made, and so is
// another in every plan.
var moments = map[string][]string{
	"examples/usage-report":  {"TF_VAR_at=2026-02-15T12:00:00Z"},
	"examples/guides/report": {"TF_VAR_at=" + then.Format(time.RFC3339)},
	settled:                  {"TF_VAR_at=" + then.Format(time.RFC3339)},
}

// written are outputs for people, which have tests of their own.
var written = []string{"report", "html", "md"}

func some() []fakeapi.Session { return fakeapi.Sessions(250) }

// untilNow is enough sessions for more than two months, the last of them today.
func untilNow() []fakeapi.Session { return fakeapi.SessionsUntil(500, time.Now()) }

func untilThen() []fakeapi.Session { return fakeapi.SessionsUntil(500, then) }

// titled has sessions which a search for part of a title finds as well.
func titled() []fakeapi.Session {
	sessions := some()
	sessions[3].MeetingDisplayName = "Before the weekly stand-up"
	sessions[4].MeetingDisplayName = "weekly stand-up"
	return sessions
}

// nothing is what an example outputs that only checks.
func nothing([]fakeapi.Session) map[string]any { return map[string]any{} }

func numberOfSessions(sessions []fakeapi.Session) map[string]any {
	return map[string]any{"number_of_sessions": len(sessions)}
}

func totalSessions(sessions []fakeapi.Session) map[string]any {
	return map[string]any{"sessions": len(sessions)}
}

// demoOutputs leaves out the report, which has a test of its own.
func demoOutputs(sessions []fakeapi.Session) map[string]any {
	live, meetings, days := []any{}, []any{}, []any{}
	for _, session := range sessions {
		if session.Status == "LIVE" {
			live = append(live, session.MeetingDisplayName)
		}
	}
	for _, meeting := range ranking(tally(sessions, byMeeting))[:10] {
		meetings = append(meetings, map[string]any{
			"id": meeting.key, "title": meeting.title, "sessions": meeting.sessions, "minutes": meeting.float(),
		})
	}
	for _, day := range inOrder(tally(sessions, byDay)) {
		days = append(days, map[string]any{"day": day.key, "sessions": day.sessions, "minutes": day.float()})
	}
	return map[string]any{
		"number_of_sessions": len(sessions),
		"complete":           true,
		"live_now":           live,
		"minutes":            minutes(sessions),
		"minutes_by_meeting": meetings,
		"minutes_by_day":     days,
	}
}

func oneWeek(sessions []fakeapi.Session) map[string]any {
	berlin := time.FixedZone("", 60*60)
	start := time.Date(2026, time.January, 5, 0, 0, 0, 0, berlin)
	week := between(sessions, start, start.AddDate(0, 0, 7))
	week = slices.DeleteFunc(week, func(s fakeapi.Session) bool { return s.Status != "ENDED" })
	return map[string]any{"sessions": len(week), "minutes": minutes(week)}
}

// monthBefore is the month before that of a moment, in UTC.
func monthBefore(moment time.Time) (start, end time.Time) {
	year, month, _ := moment.UTC().Date()
	end = time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return end.AddDate(0, -1, 0), end
}

func lastMonth(sessions []fakeapi.Session) map[string]any {
	start, end := monthBefore(time.Now())
	month := between(sessions, start, end)
	return map[string]any{
		"window":   window(start, end),
		"sessions": len(month),
		"minutes":  minutes(month),
	}
}

func between(sessions []fakeapi.Session, start, end time.Time) []fakeapi.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool {
		return s.CreatedAt.Before(start) || s.CreatedAt.After(end)
	})
}

func minutes(sessions []fakeapi.Session) float64 {
	sum := 0.0
	for _, session := range sessions {
		sum += session.MinutesConsumed
	}
	return sum
}

func liveNow(sessions []fakeapi.Session) map[string]any {
	live := []any{}
	for _, session := range sessions {
		if session.Status == "LIVE" {
			live = append(live, map[string]any{
				"title":   session.MeetingDisplayName,
				"present": session.LiveParticipants,
				"since":   session.StartedAt.Format("2006-01-02T15:04:05.000Z"),
			})
		}
	}
	return map[string]any{"live_now": live, "complete": true}
}

func meetingsByTitle(sessions []fakeapi.Session) map[string]any {
	ids := map[string]any{}
	for _, session := range sessions {
		if session.MeetingDisplayName == "Weekly stand-up" {
			before, _ := ids[session.AssociatedID].([]any)
			ids[session.AssociatedID] = append(before, session.ID)
		}
	}
	return map[string]any{"meetings": ids}
}

func rooms(sessions []fakeapi.Session) map[string]any {
	roomBySession := map[string]any{}
	for _, session := range sessions {
		var meta struct {
			Room string `json:"room_name"`
		}
		if json.Unmarshal(session.Meta, &meta) == nil {
			roomBySession[session.ID] = meta.Room
		}
	}
	return map[string]any{
		"room_by_session":       roomBySession,
		"sessions_without_room": len(sessions) - len(roomBySession),
	}
}

func severalApps(sessions []fakeapi.Session) map[string]any {
	apps := map[string][]fakeapi.Session{
		"classroom": fakeapi.SamplePart(fakeapi.Classroom, sessions),
		"support":   fakeapi.SamplePart(fakeapi.Support, sessions),
	}
	numbers, sums := map[string]any{}, map[string]any{}
	for name := range apps {
		numbers[name], sums[name] = len(apps[name]), minutes(apps[name])
	}
	return map[string]any{"sessions_by_app": numbers, "minutes_by_app": sums}
}
