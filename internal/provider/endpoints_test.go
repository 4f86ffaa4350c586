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
func asObjects[T any](t *testing.T, values []T) []any {
	t.Helper()

	text, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	var objects []any
	if err := json.Unmarshal(text, &objects); err != nil {
		t.Fatal(err)
	}
	return append([]any{}, objects...)
}

// participantObjects are what state must have for participants. Names that are given are
// the only ones.
func participantObjects(t *testing.T, rows []fakeapi.Participant, names ...string) []any {
	t.Helper()

	all := asObjects(t, rows)
	for i := range all {
		row := all[i].(object)

		texts := []any{}
		for _, event := range rows[i].PeerEvents {
			texts = append(texts, string(must(json.Marshal(event))))
		}
		row["peer_events"] = texts
		if row["id"] == nil {
			row["id"] = nil
		}
		for name := range row {
			if len(names) > 0 && !slices.Contains(names, name) {
				delete(row, name)
			}
		}
	}
	return all
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// endpointTest is a data block of a new endpoint, what it must send, and what it must give
// beyond its arguments and ids.
type endpointTest struct {
	options   []fakeapi.Option
	arguments map[string]any
	wire      []string
	says      string
	want      object
}

func runEndpointTests(t *testing.T, dataSource string, data []fakeapi.Session, tests map[string]endpointTest) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, slices.Clone(data), test.options...)
			to := w.connect(t).of(t, dataSource)
			answer := to.answer(t, test.arguments)
			if got := summaries(answer.Diagnostics); got != test.says {
				t.Errorf("reported %q, want %q: %s", got, test.says, textOf(answer.Diagnostics))
			}
			if test.want != nil {
				state := object{"account_id": fakeapi.AccountID}
				if dataSource != appsType {
					state["app_id"] = fakeapi.AppID
				}
				for name, value := range test.arguments {
					state[name] = value
					if n, ok := value.(int); ok {
						state[name] = float64(n)
					}
				}
				maps.Copy(state, test.want)

				got := to.attributes(t, answer)
				delete(got, "columns")
				delete(state, "columns")
				wantState(t, got, state)
			}
			if test.wire != nil {
				w.wantQueries(t, test.wire)
			}
		})
	}
}

func TestApps(t *testing.T) {
	t.Parallel()

	options := []fakeapi.Option{fakeapi.App("second", nil), fakeapi.App("third", nil)}
	apps := asObjects(t, fakeapi.New(nil, options...).Apps(fakeapi.AccountID))
	list := func(complete bool, total int, apps ...any) object {
		return object{"apps": append([]any{}, apps...), "total_count": float64(total), "complete": complete}
	}

	runEndpointTests(t, appsType, nil, map[string]endpointTest{
		"all":    {options, nil, pages("per_page=1000&sort_order=ASC", 1), "", list(true, 3, apps...)},
		"newest": {options, map[string]any{"max_items": 1}, []string{"page_no=1&per_page=1&sort_order=DESC"}, "", list(false, 3, apps[2])},
		"search": {options, map[string]any{"search": "second"}, pages("per_page=1000&search=second&sort_order=ASC", 1), "", list(true, 1, apps[1])},
		"descending": {
			options, map[string]any{"sort_order": "DESC"}, pages("per_page=1000&sort_order=DESC", 1), "", list(true, 3, apps[2], apps[1], apps[0]),
		},
		"empty account": {[]fakeapi.Option{fakeapi.EmptyAccount(fakeapi.AccountID)}, nil, nil, "", list(true, 0)},
		"the order is ignored": {
			append(options, fakeapi.IgnoreParameters("sort_order")),
			map[string]any{"sort_order": "ASC"},
			nil,
			"WARNING: " + ignoredParameter + "the order", list(true, 3, apps[2], apps[1], apps[0]),
		},
	})

	// More apps than a page has, and no total.
	var many []fakeapi.Option
	for i := range 250 {
		many = append(many, fakeapi.App(fmt.Sprintf("app-%d", i), nil))
	}
	all := asObjects(t, fakeapi.New(nil, many...).Apps(fakeapi.AccountID))

	runEndpointTests(t, appsType, nil, map[string]endpointTest{
		"251 apps":               {many, nil, nil, "", list(true, 251, all...)},
		"251 apps without total": {append(many, fakeapi.NoPaging()), nil, nil, "", object{"apps": all, "complete": true}},
	})
}

func TestSession(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)
	for i, session := range data[:30] {
		want := sessionObject(t, session, false)
		if len(session.BreakoutRooms) > 0 {
			want["breakout_rooms"] = []any{}
		}
		tests := map[string]endpointTest{"plain": {nil, map[string]any{"id": session.ID}, nil, "", want}}
		if i == 0 || len(session.BreakoutRooms) > 0 {
			whole := sessionObject(t, session, true)
			tests["wrapped"] = endpointTest{
				[]fakeapi.Option{fakeapi.WrapSession()},
				map[string]any{"id": session.ID, "include_breakout_rooms": true, "include_undocumented": true},
				[]string{"include_breakout_rooms=true"},
				"", whole,
			}
		}
		runEndpointTests(t, sessionType, data, tests)
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

	list := func(rows []any, complete bool) object {
		return object{"participants": append([]any{}, rows...), "total_count": 450.0, "complete": complete}
	}
	with := func(more map[string]any) map[string]any {
		arguments := map[string]any{"session_id": largest.ID}
		maps.Copy(arguments, more)
		return arguments
	}

	const oldest = "per_page=200&sort_by=joinedAt&sort_order=ASC"

	runEndpointTests(t, participantsType, data, map[string]endpointTest{
		"all":            {nil, with(nil), pages(oldest, 1, 2, 3), "", list(participantObjects(t, rows), true)},
		"paging at top":  {[]fakeapi.Option{fakeapi.PagingAtTop()}, with(nil), nil, "", list(participantObjects(t, rows), true)},
		"without paging": {[]fakeapi.Option{fakeapi.NoPaging()}, with(nil), nil, "", object{"participants": participantObjects(t, rows), "complete": true}},
		"first ten":      {nil, with(map[string]any{"max_items": 10}), []string{"page_no=1&per_page=10&sort_by=joinedAt&sort_order=ASC"}, "", list(participantObjects(t, rows[:10]), false)},
		"columns": {
			nil, with(map[string]any{"columns": []any{"id", "duration"}}), nil, "",
			object{"rows": participantObjects(t, rows, "id", "duration"), "total_count": 450.0, "complete": true},
		},
	})
}

func TestSessionParticipants_views(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)
	session := data[slices.IndexFunc(data, func(s fakeapi.Session) bool { return s.MaxConcurrentParticipants >= 10 && isEnded(s) })]
	one := map[string]any{"session_id": session.ID, "view": "consolidated"}
	users := len(fakeapi.Consolidated(fakeapi.Participants(session)))
	for name, options := range map[string][]fakeapi.Option{"with ids": nil, "keyed by user": {fakeapi.WithoutConsolidatedIDs()}} {
		state := newWorld(t, slices.Clone(data), options...).connect(t).of(t, participantsType).read(t, one)
		if got := len(listOf(t, state["participants"])); got != users {
			t.Errorf("%s: %d rows, want %d", name, got, users)
		}
	}
	events := newWorld(t, slices.Clone(data)).connect(t).of(t, participantsType).read(t, map[string]any{"session_id": session.ID, "include_peer_events": true})
	if first := plainly(t, events["participants"]).([]any)[0].(object); len(first["peer_events"].([]any)) == 0 {
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
	all := fakeapi.DaywiseOf(data, "2026-01-01", "2026-01-31")
	want := object{"sessions": totals(all.Sessions), "recordings": totals(all.Recordings)}
	dates := map[string]any{"start_date": "2026-01-01", "end_date": "2026-01-31"}
	wrong := fakeapi.Rewrite(func(body []byte) []byte {
		return []byte(strings.Replace(string(body), `"sessions_count":`, `"sessions_count":1`, 1))
	})

	empty := fakeapi.Body(`{"success":true,"data":{}}`)

	runEndpointTests(t, dailyType, data, map[string]endpointTest{
		"a month": {nil, dates, []string{"end_date=2026-01-31&start_date=2026-01-01"}, "", want},
		"dates are ignored": {
			[]fakeapi.Option{fakeapi.IgnoreParameters("start_date", "end_date")}, map[string]any{"start_date": "2027-01-01", "end_date": "2027-01-31"}, nil, "", nil,
		},
		"no days": {nil, map[string]any{"start_date": "2027-01-01", "end_date": "2027-01-31"}, nil, "", object{
			"sessions": object{"count": 0.0, "minutes": 0.0, "days": []any{}}, "recordings": object{"count": 0.0, "minutes": 0.0, "days": []any{}},
		}},
	})
	for answer, want := range map[*fakeapi.Effect]string{
		&wrong: "The days do not add up to the total",
		&empty: "it has neither data.session_stats nor data.recording_stats",
	} {
		w := newWorld(t, slices.Clone(data))
		w.api.Inject(&fakeapi.Fault{Answer: *answer})
		wantText(t, textOf(w.connect(t).of(t, dailyType).answer(t, dates).Diagnostics), want)
	}
}

func TestEndpoints_invalidArguments(t *testing.T) {
	t.Parallel()

	const badSession = `a session id is a UUID, such as "2b6b1420-aa71-4f46-84bc-dd3a081b100a", without slashes, spaces or ".."; ` +
		"realtimekit_sessions lists the ids of the sessions"
	for name, test := range map[string]struct {
		dataSource string
		arguments  map[string]any
		at, want   string
		summary    string
	}{
		"session id with a slash":  {sessionType, map[string]any{"id": "a/b"}, "id", cannotBeUsed("id", badSession), ""},
		"empty session id":         {participantsType, map[string]any{"session_id": ""}, "session_id", cannotBeUsed("session_id", badSession), ""},
		"search of 126 characters": {appsType, map[string]any{"search": strings.Repeat("x", 126)}, "search", cannotBeUsed("search", "it has 126 characters, and the API accepts 125; shorten it"), ""},
		"a date that is not":       {dailyType, map[string]any{"start_date": "2026-02-30"}, "start_date", cannotBeUsed("start_date", `it is not a date that exists; write one such as "2026-01-31"`), ""},
		"a time as a date":         {dailyType, map[string]any{"end_date": "2026-01-31T00:00:00Z"}, "end_date", cannotBeUsed("end_date", `it is not a date that exists; write one such as "2026-01-31"`), ""},
		"dates exchanged": {
			dailyType,
			map[string]any{"start_date": "2026-02-01", "end_date": "2026-01-31"},
			"start_date",
			"start_date (2026-02-01) is after end_date (2026-01-31). Exchange the two, or move one of them.", "Invalid dates",
		},
		"sort_by": {participantsType, map[string]any{"session_id": "s", "sort_by": "joined_at"}, "sort_by", cannotBeUsed("sort_by", `"joined_at" is not allowed; write "joinedAt" (allowed: "joinedAt", "duration")`), ""},
		"columns": {participantsType, map[string]any{"session_id": "s", "columns": []any{}}, "columns", cannotBeUsed("columns", "an empty set has no columns; name at least one, or remove columns to get all"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantProblemAt(t, problemsOf(t, test.dataSource, test.arguments), test.at, test.want, test.summary)
		})
	}
}

// Every data source reports what prevents a read, and sends nothing.
func TestEndpoints_notConfigured(t *testing.T) {
	t.Parallel()
	for dataSource, arguments := range map[string]map[string]any{
		appsType: nil, sessionType: {"id": "s"}, participantsType: {"session_id": "s"}, dailyType: nil, usageType: nil, sessionsType: nil,
	} {
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
func TestEndpoints_errors(t *testing.T) {
	t.Parallel()
	for dataSource, test := range map[string]struct {
		arguments map[string]any
		summary   string
	}{
		appsType: {nil, "Unable to list apps"}, sessionType: {map[string]any{"id": "s"}, "Unable to read the session"},
		participantsType: {map[string]any{"session_id": "s"}, "Unable to list participants"}, dailyType: {nil, "Unable to read the daily usage"},
	} {
		w := newWorld(t, nil)
		w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Status(http.StatusTeapot, "")})
		if got := summaries(w.connect(t).of(t, dataSource).answer(t, test.arguments).Diagnostics); got != "ERROR: "+test.summary {
			t.Errorf("%s: reported %q", dataSource, got)
		}
	}
}

// Answers that lack what identifies a row, or are about something else.
func TestEndpoints_oddAnswers(t *testing.T) {
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
		"no list of days":     {dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7}}}`, "", 0},
		"empty days": {
			dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7,"day_stats":[]}}}`,
			"In sessions the days have a count of 0 and 0 minutes, and the total has 5 and 7.", 0,
		},
		"a day without a count": {
			dailyType, nil, `{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":7,"day_stats":[{"day":"2026-01-01"}]}}}`, "", 0,
		},
		"other minutes": {
			dailyType, nil,
			`{"success":true,"data":{"session_stats":{"sessions_count":5,"sessions_minutes_consumed":100,"day_stats":[{"total_sessions":5,"total_session_minutes":7}]}}}`,
			"In sessions the days have a count of 5 and 7 minutes, and the total has 5 and 100.", 0,
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
				if got := len(listOf(t, to.attributes(t, answer)["participants"])); got != test.rows {
					t.Errorf("%d rows, want %d", got, test.rows)
				}
			}
		})
	}
}
