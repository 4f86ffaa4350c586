package acceptance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// moment is the time at which [newExample] lets the examples be planned.
const moment = "2026-01-13T12:00:00Z"

// unfiltered lets odd sessions pass the filters of the fake. unproven reports a total
// that is never reached.
var (
	unfiltered = fakeapi.IgnoreParameters("associated_id", "search", "status", "participants", "start_time", "end_time")
	unproven   = unprovenExcept()
)

// unprovenExcept is unproven, except for lists of these lengths.
func unprovenExcept(proven ...int) fakeapi.Option {
	return fakeapi.TotalCount(func(real int) any {
		if slices.Contains(proven, real) {
			return real
		}
		return real + 5
	})
}

// sampleSessions are 50 sessions from December 20 to January 11. One of them was
// created in December in UTC and in January in Berlin, one of those in December is
// still live, and two have titles which a search for "Weekly stand-up" also finds.
func sampleSessions() []fakeapi.Session {
	sessions := fakeapi.Sessions(50)
	for i := range sessions {
		s, shift := &sessions[i], time.Duration(i/5)*40*time.Hour-12*24*time.Hour
		s.CreatedAt, s.StartedAt, s.UpdatedAt = s.CreatedAt.Add(shift), s.StartedAt.Add(shift), s.UpdatedAt.Add(shift)
		if s.EndedAt != nil {
			*s.EndedAt = s.EndedAt.Add(shift)
		}
	}
	sessions[37].BreakoutRooms = sessions[10].BreakoutRooms // for the example that shows a week of January with them
	sessions[6].MeetingDisplayName, sessions[31].MeetingDisplayName = "Before the weekly stand-up", "weekly stand-up"
	return sessions
}

// oddSessions leave out what the API may leave out, or have values of another form.
// created is the time of their creation, or nil for different ones.
func oddSessions(created any) []fakeapi.Session {
	rows := []map[string]any{
		{},
		{"created_at": "yesterday"},
		{"meeting_display_name": "Of no meeting", "created_at": "2026-01-07T12:00:00Z"},
		{"associated_id": "unknown", "created_at": "2026-01-07T12:00:00Z", "minutes_consumed": 1},
		{"associated_id": "control", "meeting_display_name": "\x1b[2Jred\u202e\r\nline\u061c\u0085 ", "status": "LIVE"},
		{"associated_id": "long", "meeting_display_name": strings.Repeat("日本語の", 20), "created_at": "2026-01-08T12:00:00Z"},
		{"status": "live"},
	}
	for range 20 {
		rows = append(rows, map[string]any{"status": "LIVE", "live_participants": "many", "meta": "none"})
	}
	sessions := make([]fakeapi.Session, len(rows))
	for i, row := range rows {
		sessions[i] = odd(i, row)
		sessions[i].Extra["created_at"] = cmp.Or(created, row["created_at"])
	}
	return sessions
}

// odd is a session with these values, and null for all others.
func odd(n int, values map[string]any) fakeapi.Session {
	session := fakeapi.Session{ID: fmt.Sprintf("0de1e7e0-0000-4000-8000-%012d", n), Extra: map[string]any{
		"associated_id": nil, "meeting_display_name": nil, "type": nil, "status": nil,
		"live_participants": nil, "max_concurrent_participants": nil, "minutes_consumed": nil,
		"organization_id": nil, "created_at": nil, "started_at": nil, "updated_at": nil,
	}}
	maps.Copy(session.Extra, values)
	return session
}

// makeSiblingsSparse answers requests for apps, participants and daily totals with the
// least that the API may send.
func makeSiblingsSparse(server *fakeapi.Server) {
	for route, body := range map[string]string{
		"/apps":         `{"success":true,"data":[{"id":"` + fakeapi.Classroom + `"},{"id":"` + fakeapi.Support + `"}],"paging":{"total_count":2}}`,
		"/participants": `{"success":true,"data":{"participants":[{"id":"1"},{"id":"2"}],"paging":{"total_count":2}}}`,
		"/daywise":      `{"success":true,"data":{"session_stats":{},"recording_stats":{"day_stats":[{}]}}}`,
	} {
		server.Inject(&fakeapi.Fault{Name: "sparse" + route, Answer: fakeapi.Body(body), When: func(r fakeapi.Request) bool {
			return strings.HasSuffix(r.Path, route) && !strings.Contains(r.Path, fakeapi.PartnerAccountID)
		}})
	}
}

// live is a session with nobody in it that started on January 31, and other values.
func live(n int, values map[string]any) fakeapi.Session {
	session := odd(n, map[string]any{"status": "LIVE", "live_participants": 0, "started_at": "2026-01-31T00:00:00Z"})
	maps.Copy(session.Extra, values)
	session.Status = "LIVE" // for the filter of the fake
	return session
}

// busy are n live sessions with somebody in them.
func busy(n int) []fakeapi.Session {
	var sessions []fakeapi.Session
	for i := range n {
		sessions = append(sessions, live(i, map[string]any{"live_participants": 1}))
	}
	return sessions
}
