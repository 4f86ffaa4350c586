package provider_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	appsType         = "realtimekit_apps"
	sessionType      = "realtimekit_session"
	participantsType = "realtimekit_session_participants"
	dailyType        = "realtimekit_daily_usage"
)

// asObjects are values of the fake as they are on the wire.
func asObjects[T any](values []T) []any {
	objects := []any{}
	for _, value := range values {
		var fields object
		text, _ := json.Marshal(value)
		_ = json.Unmarshal(text, &fields)
		objects = append(objects, fields)
	}
	return objects
}

// participantObjects are what state must have for participants. Names that are given are
// the only ones.
func participantObjects(rows []fakeapi.Participant, names ...string) []any {
	all := asObjects(rows)
	for i := range all {
		row := all[i].(object)

		texts := []any{}
		for _, event := range rows[i].PeerEvents {
			text, _ := json.Marshal(event)
			texts = append(texts, string(text))
		}
		row["peer_events"] = texts
		maps.DeleteFunc(row, func(name string, _ any) bool { return len(names) > 0 && !slices.Contains(names, name) })
	}
	return all
}

func TestApps(t *testing.T) {
	t.Parallel()
	options := []fakeapi.Option{fakeapi.App("second", nil), fakeapi.App("third", nil)}
	apps := asObjects(fakeapi.New(nil, options...).Apps(fakeapi.AccountID))
	list := func(total int, apps ...any) object {
		return object{"apps": append([]any{}, apps...), "total_count": float64(total), "complete": len(apps) == total}
	}
	// More apps than a page has, and no total.
	many := []fakeapi.Option{fakeapi.NoPaging()}
	for i := range 250 {
		many = append(many, fakeapi.App(fmt.Sprintf("app-%d", i), nil))
	}
	runReadTests(t, appsType, map[string]readTest{
		"all": {options: options, wire: pages("per_page=1000&sort_order=ASC", 1), want: list(3, apps...)},
		"newest": {
			options: options, arguments: object{"max_items": 1}, wire: pages("per_page=1&sort_order=DESC", 1), want: list(3, apps[2]),
		},
		"search": {
			options: options, arguments: object{"search": "second"}, wire: pages("per_page=1000&search=second&sort_order=ASC", 1), want: list(1, apps[1]),
		},
		"descending": {
			options: options, arguments: object{"sort_order": "DESC"}, wire: pages("per_page=1000&sort_order=DESC", 1), want: list(3, apps[2], apps[1], apps[0]),
		},
		"empty account": {options: []fakeapi.Option{fakeapi.EmptyAccount(fakeapi.AccountID)}, want: list(0)},
		"the order is ignored": {
			options: append(options, fakeapi.IgnoreParameters("sort_order")), arguments: object{"sort_order": "ASC"},
			says: ignoredParameter + "the order", want: list(3, apps[2], apps[1], apps[0]),
		},
		"251 apps without a total": {
			options: many, want: object{"apps": asObjects(fakeapi.New(nil, many...).Apps(fakeapi.AccountID)), "complete": true},
		},
	})
}

func TestSession(t *testing.T) {
	t.Parallel()
	data, tests := fakeapi.Sessions(40), map[string]readTest{}
	for _, session := range data[:30] {
		tests["plain "+session.ID] = readTest{
			data: data, arguments: object{"id": session.ID}, want: merged(sessionObject(session, false), object{"breakout_rooms": []any{}}),
		}
		tests["wrapped "+session.ID] = readTest{
			options: []fakeapi.Option{fakeapi.WrapSession()}, data: data,
			arguments: object{"id": session.ID, "include_breakout_rooms": true, "include_undocumented": true},
			wire:      []string{"include_breakout_rooms=true"}, want: sessionObject(session, true),
		}
	}
	runReadTests(t, sessionType, tests)
}

func TestSession_keepsCaseOfID(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success":true,"data":{"id":"abc"}}`)})
	to := w.connect(t).of(t, sessionType)
	if id := plainly(t, to.attributes(t, to.answer(t, object{"id": "ABC"}))["id"]); id != "ABC" {
		t.Errorf("the id in state is %v", id)
	}
}

func TestSession_notFound(t *testing.T) {
	t.Parallel()
	for name, dataSource := range map[string]string{"id": sessionType, "session_id": participantsType} {
		said := textOf(newWorld(t, nil).connect(t).of(t, dataSource).answer(t, map[string]any{name: "no-such-session"}).Diagnostics)
		wantText(t, said, "Cloudflare found no such session, app or account", "There are two possible causes: the app has no session with the id no-such-session, "+
			"or app_id "+fakeapi.AppID+" is not an app of account_id "+fakeapi.AccountID)
	}
}

func TestSessionParticipants(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(60)
	largest := slices.MaxFunc(data, func(a, b fakeapi.Session) int { return int(a.MaxConcurrentParticipants - b.MaxConcurrentParticipants) })
	largest.MaxConcurrentParticipants = 450
	data[slices.IndexFunc(data, func(s fakeapi.Session) bool { return s.ID == largest.ID })] = largest

	rows := fakeapi.Participants(largest)
	slices.SortStableFunc(rows, func(a, b fakeapi.Participant) int { return strings.Compare(a.JoinedAt, b.JoinedAt) })

	whole := object{"participants": participantObjects(rows), "total_count": 450.0, "complete": true}
	of := object{"session_id": largest.ID}

	runReadTests(t, participantsType, map[string]readTest{
		"all":            {data: data, arguments: of, wire: pages("per_page=200&sort_by=joinedAt&sort_order=ASC", 1, 2, 3), want: whole},
		"paging at top":  {options: []fakeapi.Option{fakeapi.PagingAtTop()}, data: data, arguments: of, want: whole},
		"without paging": {options: []fakeapi.Option{fakeapi.NoPaging()}, data: data, arguments: of, want: merged(whole, object{"total_count": nil})},
		"first ten": {
			data: data, arguments: merged(of, object{"max_items": 10}), wire: pages("per_page=10&sort_by=joinedAt&sort_order=ASC", 1),
			want: merged(whole, object{"participants": participantObjects(rows[:10]), "complete": false}),
		},
		"columns": {
			data: data, arguments: merged(of, object{"columns": []any{"id", "duration"}}),
			want: merged(whole, object{"participants": nil, "rows": participantObjects(rows, "id", "duration")}),
		},
	})
}

func TestSessionParticipants_views(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(40)
	session := data[slices.IndexFunc(data, func(s fakeapi.Session) bool { return s.MaxConcurrentParticipants >= 10 && isEnded(s) })]
	users := len(fakeapi.Consolidated(fakeapi.Participants(session)))
	read := func(arguments object, options ...fakeapi.Option) []any {
		l := newWorld(t, slices.Clone(data), options...).connect(t).of(t, participantsType)
		return plainly(t, l.read(t, merged(arguments, object{"session_id": session.ID}))["participants"]).([]any)
	}
	for name, options := range map[string][]fakeapi.Option{"with ids": nil, "keyed by user": {fakeapi.WithoutConsolidatedIDs()}} {
		if got := len(read(object{"view": "consolidated"}, options...)); got != users {
			t.Errorf("%s: %d rows, want %d", name, got, users)
		}
	}
	if first := read(object{"include_peer_events": true})[0].(object); len(first["peer_events"].([]any)) == 0 {
		t.Errorf("no events in %v", first)
	}
}

func TestDailyUsage(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(60)
	totals := func(totals fakeapi.Totals) object {
		days := []any{}
		for _, day := range totals.Days {
			days = append(days, object{"day": day.Day, "count": float64(day.Count), "minutes": day.Minutes})
		}
		return object{"count": float64(totals.Count), "minutes": totals.Minutes, "days": days}
	}
	month, none := fakeapi.DaywiseOf(data, "2026-01-01", "2026-01-31"), totals(fakeapi.Totals{})
	later := object{"start_date": "2027-01-01", "end_date": "2027-01-31"}

	runReadTests(t, dailyType, map[string]readTest{
		"a month": {
			data: data, arguments: object{"start_date": "2026-01-01", "end_date": "2026-01-31"}, wire: []string{"end_date=2026-01-31&start_date=2026-01-01"},
			want: object{"sessions": totals(month.Sessions), "recordings": totals(month.Recordings)},
		},
		"no days": {data: data, arguments: later, want: object{"sessions": none, "recordings": none}},
	})
}

func TestDataSource_invalidArguments(t *testing.T) {
	t.Parallel()
	const (
		badSession = `a session id is a UUID, such as "2b6b1420-aa71-4f46-84bc-dd3a081b100a", without slashes, spaces or ".."; ` +
			"realtimekit_sessions lists the ids of the sessions"
		badDate = `it is not a date that exists; write one such as "2026-01-31"`
	)
	for _, test := range []struct {
		dataSource, argument string
		value                any
		why                  string
	}{
		{sessionType, "id", "a/b", badSession},
		{participantsType, "session_id", "", badSession},
		{participantsType, "sort_by", "joined_at", `"joined_at" is not allowed; write "joinedAt" (allowed: "joinedAt", "duration")`},
		{participantsType, "columns", []any{}, "an empty set has no columns; name at least one, or remove columns to get all"},
		{appsType, "search", strings.Repeat("x", 126), "it has 126 characters, and the API accepts at most 125; shorten it"},
		{dailyType, "start_date", "2026-02-30", badDate},
		{dailyType, "end_date", "2026-01-31T00:00:00Z", badDate},
	} {
		reported := problemsOf(t, test.dataSource, merged(neededBy[test.dataSource], object{test.argument: test.value}))
		wantProblemAt(t, reported, test.argument, cannotBeUsed(test.argument, test.why), "")
	}
	wantProblemAt(t, problemsOf(t, dailyType, object{"start_date": "2026-02-01", "end_date": "2026-01-31"}), "start_date",
		"start_date (2026-02-01) is after end_date (2026-01-31). Swap them, or change one of them.", "Invalid dates")
}

// neededBy are the arguments that each data source needs.
var neededBy = map[string]object{
	appsType: nil, sessionType: {"id": "s"}, participantsType: {"session_id": "s"}, dailyType: nil, usageType: nil, sessionsType: nil,
}

// Configuring a provider must work without credentials, as for count = 0. The read of every
// data source reports what is missing, and sends nothing.
func TestDataSource_notConfigured(t *testing.T) {
	t.Parallel()
	for dataSource, arguments := range neededBy {
		w := newWorld(t, nil).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")

		want := []string{noCredentials, noAccountID, noAppID}
		if dataSource == appsType {
			want = want[:2]
		}
		wantProblems(t, w.connect(t).of(t, dataSource).answer(t, arguments).Diagnostics, want...)
		w.wantRequests(t, 0)
	}
}

// A failure names what was read.
func TestDataSource_errors(t *testing.T) {
	t.Parallel()
	for dataSource, summary := range map[string]string{
		appsType: "list apps", sessionType: "read the session", participantsType: "list participants", dailyType: "read the daily usage", usageType: "list sessions",
	} {
		w := newWorld(t, nil)
		w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Status(http.StatusTeapot, "")})
		if got := summaries(w.connect(t).of(t, dataSource).answer(t, neededBy[dataSource]).Diagnostics); got != "ERROR: Unable to "+summary {
			t.Errorf("%s: reported %q", dataSource, got)
		}
	}
}

// Errors next to a good answer are reported, without credentials.
func TestDataSource_errorsOfASuccess(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(3))
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Rewrite(func(body []byte) []byte {
		return []byte(strings.Replace(string(body), `"success":true`, `"success":true,"errors":[{"code":7,"message":"shard 3 is down, said `+fakeapi.Token+`"}]`, 1))
	})})
	for dataSource, arguments := range map[string]object{sessionsType: nil, usageType: nil, sessionType: {"id": fakeapi.Sessions(1)[0].ID}, dailyType: nil} {
		reported := w.connect(t).of(t, dataSource).answer(t, arguments).Diagnostics
		if got := summaries(reported); got != "WARNING: The API returned an error together with data" {
			t.Errorf("%s: reported %q", dataSource, got)
		}
		wantText(t, textOf(reported), `The error is "shard 3 is down, said (redacted)". The data may be incomplete.`)
	}
}

// Answers that lack what identifies a row, or are about something else.
func TestDataSource_oddAnswers(t *testing.T) {
	t.Parallel()
	const users = `{"success":true,"data":{"participants":[{"user_id":"u1"},{"id":"u1","user_id":"u2"}]},"paging":{"total_count":2}}`
	for name, test := range map[string]struct {
		dataSource string
		arguments  map[string]any
		body, says string
		rows       int
	}{
		"no id, raw":          {participantsType, map[string]any{"session_id": "s"}, users, "participant 1 of the page has no id", 0},
		"no id, consolidated": {participantsType, map[string]any{"session_id": "s", "view": "consolidated"}, users, "", 2},
		"another session":     {sessionType, map[string]any{"id": "s"}, `{"success":true,"data":{"id":"t"}}`, "it is another session", 0},
		"no totals":           {dailyType, nil, `{"success":true,"data":{}}`, "it has neither data.session_stats nor data.recording_stats", 0},
		"days before the dates": {
			dailyType,
			object{"start_date": "2026-02-02", "end_date": "2026-02-03"},
			`{"success":true,"data":{"session_stats":{"day_stats":[{"day":"2026-01-31"},{"day":"2026-02-01"},{"day":"2026-02-04"},{"day":"2026-02-05T00:00:00Z"}]}}}`,
			"2 of 4 days in sessions are outside start_date and end_date.", 0,
		},
		"no list of days": {dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7}}}`, "", 0},
		"empty days": {
			dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7,"day_stats":[]}}}`,
			"The days of sessions add up to 0 and 0 minutes, but the API reports a total of 5 and 7 minutes.", 0,
		},
		"days that are rounded": {
			dailyType, nil,
			`{"success":true,"data":{"session_stats":{"sessions_count":2,"sessions_minutes_consumed":7.5,"day_stats":[{"total_sessions":1,"total_session_minutes":3},{"total_sessions":1,"total_session_minutes":3}]}}}`,
			"", 0,
		},
		"a day without a count": {
			dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7,"day_stats":[{"day":"2026-01-01"}]}}}`, "", 0,
		},
		"other minutes": {
			dailyType, nil,
			`{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":100,"day_stats":[{"total_sessions":5,"total_session_minutes":7}]}}}`,
			"The days of sessions add up to 5 and 7 minutes, but the API reports a total of 5 and 100 minutes.", 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, nil)
			w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(test.body)})
			to := w.connect(t).of(t, test.dataSource)
			answer := to.answer(t, test.arguments)
			if said := textOf(answer.Diagnostics); !strings.Contains(said, test.says) || (said == "") != (test.says == "") {
				t.Errorf("reported %q, want %q", said, test.says)
			}
			if test.rows > 0 {
				if rows, _ := plainly(t, to.attributes(t, answer)["participants"]).([]any); len(rows) != test.rows {
					t.Errorf("%d rows, want %d", len(rows), test.rows)
				}
			}
		})
	}
}
