package provider_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// sessionObjects are what state must hold for sessions of the fake, derived from
// them without any code of the provider.
func sessionObjects(t *testing.T, sessions []fakeapi.Session, undocumented bool) []any {
	t.Helper()

	list := make([]any, len(sessions))
	for i, s := range sessions {
		list[i] = sessionObject(t, s, undocumented)
	}
	return list
}

func sessionObject(t *testing.T, s fakeapi.Session, undocumented bool) object {
	t.Helper()

	session := object{
		"id": s.ID, "associated_id": s.AssociatedID, "meeting_display_name": s.MeetingDisplayName, "organization_id": s.OrganizationID,
		"type": s.Type, "status": s.Status,
		"created_at": wireText(s.CreatedAt), "started_at": wireText(s.StartedAt), "updated_at": wireText(s.UpdatedAt), "ended_at": nil,
		"live_participants": float64(s.LiveParticipants), "max_concurrent_participants": float64(s.MaxConcurrentParticipants),
		"minutes_consumed": s.MinutesConsumed, "breakout_rooms": []any{}, "meta": nil, "undocumented": nil,
	}
	if s.EndedAt != nil {
		session["ended_at"] = wireText(*s.EndedAt)
	}
	if s.Meta != nil {
		session["meta"] = string(s.Meta)
	}
	for _, room := range s.BreakoutRooms {
		session["breakout_rooms"] = append(session["breakout_rooms"].([]any), string(room))
	}
	extra := maps.Clone(s.Extra)
	maps.DeleteFunc(extra, func(name string, value any) bool {
		_, documented := session[name]
		if documented && value != nil {
			t.Fatalf("no expectation for %s = %v", name, value)
		}
		return documented
	})
	for name := range s.Extra {
		if _, ok := extra[name]; !ok {
			session[name] = nil
		}
	}
	if undocumented {
		session["undocumented"] = encoded(t, extra)
	}
	return session
}

// wireText is a time as the fake writes it.
func wireText(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000Z") }

// encoded is an object as a service sends it, without escaping HTML.
func encoded(t *testing.T, fields map[string]any) string {
	t.Helper()

	var text bytes.Buffer

	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(fields); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(text.String())
}

func reversed(sessions []fakeapi.Session) []fakeapi.Session {
	slices.Reverse(sessions)
	return sessions
}

func having(sessions []fakeapi.Session, keep func(fakeapi.Session) bool) []fakeapi.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return !keep(s) })
}

func isLive(s fakeapi.Session) bool  { return s.Status == "LIVE" }
func isEnded(s fakeapi.Session) bool { return s.Status == "ENDED" }

// filterTest is what a data block says, what it must send, and which sessions the
// API, which filters for itself, returns for it.
type filterTest struct {
	arguments map[string]any
	wire      []string
	keep      func(fakeapi.Session) bool
	order     func(a, b fakeapi.Session) int
}

// filterTests are for all data sources.
func filterTests() map[string]filterTest {
	meeting := fakeapi.Sessions(1)[0].AssociatedID
	bound := time.Date(2026, time.January, 3, 10, 30, 0, 123e6, time.UTC)
	return map[string]filterTest{
		"no filter": {wire: pages(oldestFirstBy1000, 1)},
		"associated_id": {
			arguments: map[string]any{"associated_id": meeting},
			wire:      pages(oldestFirstBy1000+"&associated_id="+meeting, 1),
			keep:      func(s fakeapi.Session) bool { return s.AssociatedID == meeting },
		},
		"start_time in another zone, with milliseconds": {
			arguments: map[string]any{"start_time": "2026-01-03T12:30:00.123+02:00"},
			wire:      pages(oldestFirstBy1000+"&start_time=2026-01-03T10:30:00.123Z", 1),
			keep:      func(s fakeapi.Session) bool { return !s.CreatedAt.Before(bound) },
		},
		"end_time in UTC": {
			arguments: map[string]any{"end_time": "2026-01-03T10:30:00Z"},
			wire:      pages(oldestFirstBy1000+"&end_time=2026-01-03T10:30:00Z", 1),
			keep:      func(s fakeapi.Session) bool { return s.CreatedAt.Before(bound) },
		},
		"participants": {
			arguments: map[string]any{"participants": "5:20"},
			wire:      pages(oldestFirstBy1000+"&participants=5:20", 1),
			keep: func(s fakeapi.Session) bool {
				return s.MaxConcurrentParticipants >= 5 && s.MaxConcurrentParticipants <= 20
			},
		},
		"search with letters that need escaping": {
			arguments: map[string]any{"search": `, "final" v`},
			wire:      pages(oldestFirstBy1000+"&search="+url.QueryEscape(`, "final" v`), 1),
			keep:      func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, `, "final" v`) },
		},
		"empty search": {arguments: map[string]any{"search": ""}, wire: pages(oldestFirstBy1000, 1)},
		"status":       {arguments: map[string]any{"status": "LIVE"}, wire: pages(oldestFirstBy1000+"&status=LIVE", 1), keep: isLive},
		"per_page":     {arguments: map[string]any{"per_page": 19}, wire: pages("per_page=19"+oldestFirst, 1, 2, 3)},
		"all filters": {
			arguments: map[string]any{
				"associated_id": meeting, "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-02-01T00:00:00Z",
				"participants": ":1000", "search": meeting, "status": "ENDED", "per_page": 50,
			},
			wire: pages("associated_id="+meeting+"&start_time=2026-01-01T00:00:00Z&end_time=2026-02-01T00:00:00Z"+
				"&participants=:1000&search="+meeting+"&status=ENDED&per_page=50"+oldestFirst, 1),
			keep: func(s fakeapi.Session) bool { return s.AssociatedID == meeting && isEnded(s) },
		},
	}
}

// listTests are filter tests on an app with 45 sessions of every kind.
func listTests(t *testing.T, filters map[string]filterTest) map[string]listTest {
	t.Helper()

	tests := map[string]listTest{}
	for name, filter := range filters {
		want := fakeapi.Sessions(45)
		if filter.keep != nil {
			want = having(want, filter.keep)
		}
		if filter.order != nil {
			slices.SortFunc(want, filter.order)
		}
		if len(want) == 0 {
			t.Errorf("%s: no session matches", name)
		}
		tests[name] = listTest{arguments: filter.arguments, app: fakeapi.Sessions(45), wire: filter.wire, sessions: want}
	}
	return tests
}

func TestSessions_filtersOnTheWire(t *testing.T) {
	t.Parallel()
	runListTests(t, sessionsType, listTests(t, filterTests()))
}

func TestSessions_orders(t *testing.T) {
	t.Parallel()

	newestFirst := func(a, b fakeapi.Session) int { return b.CreatedAt.Compare(a.CreatedAt) }

	runListTests(t, sessionsType, listTests(t, map[string]filterTest{
		"only sort_by": {
			arguments: map[string]any{"sort_by": "minutesConsumed"},
			wire:      pages("per_page=1000&sort_by=minutesConsumed", 1),
			order:     func(a, b fakeapi.Session) int { return cmp.Compare(b.MinutesConsumed, a.MinutesConsumed) },
		},
		"only sort_order": {
			arguments: map[string]any{"sort_order": "DESC"}, wire: pages(newestFirstBy1000, 1), order: newestFirst,
		},
		"sort_by with sort_order": {
			arguments: map[string]any{"sort_by": "minutesConsumed", "sort_order": "ASC"},
			wire:      pages("per_page=1000&sort_by=minutesConsumed&sort_order=ASC", 1),
			order:     func(a, b fakeapi.Session) int { return cmp.Compare(a.MinutesConsumed, b.MinutesConsumed) },
		},
		"with filters": {
			arguments: map[string]any{"status": "ENDED", "sort_by": "createdAt", "sort_order": "DESC", "per_page": 50},
			wire:      pages("status=ENDED&sort_by=createdAt&sort_order=DESC&per_page=50", 1),
			keep:      isEnded, order: newestFirst,
		},
	}))
}

// The fake returns 25 sessions in a page without per_page, the newest first
// without an order.
func TestSessions_limits(t *testing.T) {
	t.Parallel()

	newest := reversed(fakeapi.Sessions(45))
	tooMany := []fakeapi.Option{fakeapi.TotalCount(func(real int) any { return real + 5 })}

	tests := map[string]listTest{
		"the second page": {
			arguments: map[string]any{"page_no": 2},
			wire:      pages("", 2), sessions: newest[25:], totalCount: 45, incomplete: true,
		},
		"a page with all": {
			arguments: map[string]any{"page_no": 1, "per_page": 50, "status": "ENDED", "sort_order": "DESC"},
			wire:      pages("per_page=50&status=ENDED&sort_order=DESC", 1), sessions: having(newest, isEnded),
		},
		"the oldest": {
			arguments: map[string]any{"max_items": 10, "sort_order": "ASC"},
			wire:      pages("per_page=10"+oldestFirst, 1), sessions: fakeapi.Sessions(10), totalCount: 45, incomplete: true,
		},
		// The newest sessions are read to the page that has the last of them.
		"the newest of many": {
			arguments: map[string]any{"max_items": 30}, options: []fakeapi.Option{fakeapi.MaxPageSize(20)},
			wire: pages("per_page=30&sort_by=createdAt&sort_order=DESC", 1, 2), sessions: newest[:30], totalCount: 45, incomplete: true,
		},
		// Page 0 may be the newest page.
		"the newest of many, without a total": {
			arguments: map[string]any{"max_items": 30}, options: []fakeapi.Option{fakeapi.MaxPageSize(20), fakeapi.NoPaging()},
			wire: pages("per_page=30&sort_by=createdAt&sort_order=DESC", 0, 1, 2), sessions: newest[:30], totalCount: noTotal, incomplete: true,
		},
		// A part that was asked for is not incomplete: on_incomplete does not apply.
		"max_items with on_incomplete": {
			arguments: map[string]any{"max_items": 60, "on_incomplete": "error"},
			options:   tooMany, sessions: newest, totalCount: 50, incomplete: true,
		},
		"page_no with on_incomplete": {
			arguments: map[string]any{"page_no": 1, "per_page": 60, "on_incomplete": "error"},
			options:   tooMany, sessions: newest, totalCount: 50, incomplete: true,
		},
	}
	for name, test := range tests {
		test.app = reversed(fakeapi.Sessions(45))
		tests[name] = test
	}
	runListTests(t, sessionsType, tests)
}

// A list is complete, in order and without repetition wherever it ends on a page.
func TestSessions_lengths(t *testing.T) {
	t.Parallel()

	const perPage = 3

	tests := map[string]listTest{}
	for name, length := range map[string]int{"0": 0, "1": 1, "n-1": perPage - 1, "n": perPage, "n+1": perPage + 1, "2n": 2 * perPage} {
		test := listTest{
			arguments: map[string]any{"per_page": perPage}, app: fakeapi.Sessions(length), sessions: fakeapi.Sessions(length),
		}
		tests[name] = test

		test.totalCount, test.options = noTotal, []fakeapi.Option{fakeapi.PagesFromZero(), fakeapi.NoPaging()}
		tests[name+", pages from 0, no paging"] = test
	}
	runListTests(t, sessionsType, tests)
}

// Every page is requested once from servers that count, limit or omit something.
func TestSessions_servers(t *testing.T) {
	t.Parallel()

	newestFirst := map[string]any{"sort_order": "DESC"}
	capped := fakeapi.TotalCount(func(real int) any { return min(real, 40) })

	tests := map[string]listTest{
		"pages of 20": {wire: pages(oldestFirstBy1000, fromTo(1, 6)...)},
		// Without a total the next pages are requested one, two and four at a time,
		// page 0 once, and the empty page that ends the list twice.
		"no paging": {
			options: []fakeapi.Option{fakeapi.NoPaging()}, totalCount: noTotal, wire: pages(oldestFirstBy1000, append(fromTo(0, 8), 7)...),
		},
		// A session that begins during the read would move between concurrent pages.
		"no paging, newest first": {
			arguments: newestFirst, options: []fakeapi.Option{fakeapi.NoPaging()}, totalCount: noTotal, wire: pages(newestFirstBy1000, append(fromTo(0, 7), 7)...),
		},
		"pages from 0": {options: []fakeapi.Option{fakeapi.PagesFromZero()}, wire: pages(oldestFirstBy1000, fromTo(0, 6)...)},
		"pages from 0, no paging": {
			options: []fakeapi.Option{fakeapi.PagesFromZero(), fakeapi.NoPaging()}, totalCount: noTotal, wire: pages(oldestFirstBy1000, append(fromTo(0, 8), 6)...),
		},
		// The page past the total has sessions, so the total is dropped.
		"a total that is too small": {
			options: []fakeapi.Option{capped}, totalCount: 40, wire: pages(oldestFirstBy1000, append(fromTo(1, 12), 7)...),
		},
		// Only a second pass, one page after the other, proves this list.
		"a total that is too small, newest first": {
			arguments: newestFirst, options: []fakeapi.Option{capped}, totalCount: 40,
			wire: pages(newestFirstBy1000, slices.Concat(fromTo(1, 7), fromTo(1, 7), []int{7, 7})...),
		},
		"four requests in a second": {
			options: []fakeapi.Option{fakeapi.RateLimit(4, time.Second)}, wire: pages(oldestFirstBy1000, fromTo(1, 6)...),
		},
	}
	for name, test := range tests {
		test.options = append(test.options, fakeapi.MaxPageSize(20))
		test.app, test.sessions = fakeapi.Sessions(106), fakeapi.Sessions(106)
		if test.arguments != nil {
			slices.Reverse(test.sessions)
		}
		tests[name] = test
	}
	tests["per_page refused"] = listTest{
		options: []fakeapi.Option{fakeapi.RefuseOverMaximum(http.StatusUnprocessableEntity)}, app: fakeapi.Sessions(230), sessions: fakeapi.Sessions(230),
		wire: append(pages("per_page=100"+oldestFirst, 1, 2, 3), pages(oldestFirstBy1000, 1)...),
	}

	runListTests(t, sessionsType, tests)
}

// The last page is as long as the first, so that one more shows the end.
func TestSessions_hundredPages(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1000), fakeapi.MaxPageSize(10))
	wantWhole(t, w.connect(t).read(t, nil), fakeapi.Sessions(1000))
	w.wantQueries(t, pages(oldestFirstBy1000, fromTo(1, 101)...))
}

// alwaysLive is how many sessions are live at any time in these tests: on four
// pages of six, the last of two.
const alwaysLive = 20

const livePages = "per_page=6&status=LIVE" + oldestFirst

// turnover is an API on which the oldest live session ends and another begins
// before each of the first answers: the total stays, and all rows move by one.
func turnover(all []fakeapi.Session, answers int) fakeapi.Option {
	return fakeapi.BeforeAnswer(func(n int, _ []fakeapi.Session) []fakeapi.Session {
		ended := min(n, answers)
		data := slices.Clone(all[:ended+alwaysLive])
		for i := range ended {
			data[i].Status = "ENDED"
		}
		return data
	})
}

func allLive(n int) []fakeapi.Session {
	all := fakeapi.Sessions(n)
	for i := range all {
		all[i].Status = "LIVE"
	}
	return all
}

func TestSessions_incomplete(t *testing.T) {
	t.Parallel()

	data, live := fakeapi.Sessions(106), allLive(100)

	tests := map[string]listTest{
		// The total and a request for the second half of the page give it away.
		"page_no ignored": {
			app: data, options: []fakeapi.Option{fakeapi.MaxPageSize(20), fakeapi.IgnoreParameters("page_no")},
			sessions: data[:20], totalCount: 106,
			wire: slices.Repeat(append(pages(oldestFirstBy1000, fromTo(1, 6)...), pages("per_page=10"+oldestFirst, 2)...), 2),
		},
		// With one request at a time it is known which sessions are missed: one with
		// every page. The third pass is answers 9 to 12.
		"sessions change during every pass": {
			provider: map[string]any{"max_concurrent_requests": 1}, options: []fakeapi.Option{turnover(live, len(live)-alwaysLive)},
			arguments:  map[string]any{"status": "LIVE", "per_page": 6},
			sessions:   slices.Concat(live[9:][:6], live[10:][6:12], live[11:][12:18], live[12:][18:alwaysLive]),
			totalCount: alwaysLive, wire: slices.Repeat(pages(livePages, fromTo(1, 4)...), 3),
		},
	}
	for name, test := range maps.Clone(tests) {
		test.says, test.incomplete = "ERROR: "+notProven, true
		tests[name] = test

		test.arguments = map[string]any{"on_incomplete": "warn"}
		maps.Copy(test.arguments, tests[name].arguments)

		test.says = "WARNING: " + notProven
		tests[name+", with a warning"] = test
	}
	runListTests(t, sessionsType, tests)
}

func TestSessions_changes(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(41)
	live := allLive(4 + alwaysLive)

	runListTests(t, sessionsType, map[string]listTest{
		// The first pass sees a session that ends, and may miss one that was live
		// throughout. The two passes after it agree.
		"sessions change during the first pass": {
			options: []fakeapi.Option{turnover(live, 4)}, arguments: map[string]any{"status": "LIVE", "per_page": 6},
			sessions: live[4:], wire: slices.Repeat(pages(livePages, fromTo(1, 4)...), 3),
		},
		"a filter is ignored": {
			app: data, options: []fakeapi.Option{fakeapi.IgnoreParameters("status")}, arguments: map[string]any{"status": "LIVE"},
			says: "WARNING: " + ignoredParameter + "status", sessions: having(data, isLive), totalCount: 41, wire: pages(oldestFirstBy1000+"&status=LIVE", 1),
		},
		// 4,000 pages with a budget of 50 take hours.
		"too long for the timeout": {
			app: data, options: []fakeapi.Option{fakeapi.MaxPageSize(25), fakeapi.TotalCount(func(int) any { return 100_000 })},
			provider: map[string]any{"requests_per_five_minutes": 50}, arguments: map[string]any{"timeouts": readTimeout("90m")},
			says: failed, wire: pages(oldestFirstBy1000, 1),
		},
	})
}

// The first forty sessions are live and ended, with breakout rooms, numbers in meta
// beyond a float64, and titles with quotes, emoji, HTML, line breaks and formulas.
func TestSessions_fields(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)
	data[0].Meta = []byte(`{"ticket":9007199254740993,"ratio":1.10,"tiny":-0.1e-7,"huge":123456789012345678901234567890,"text":"<b>&\u00e9"}`)

	runListTests(t, sessionsType, map[string]listTest{
		"documented":   {app: data, sessions: data},
		"undocumented": {app: data, sessions: data, arguments: map[string]any{"include_undocumented": true}},
		"no paging":    {app: data, sessions: data, options: []fakeapi.Option{fakeapi.NoPaging()}, totalCount: noTotal},
	})
}

// A service that omits everything it may omit, or sends null for it, is the same
// in state.
func TestSessions_missingFields(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success": true, "data": {"sessions": [
		{"id": "absent"},
		{"id": "null", "associated_id": null, "meeting_display_name": null, "organization_id": null, "type": null,
			"status": null, "created_at": null, "started_at": null, "updated_at": null, "ended_at": null,
			"live_participants": null, "max_concurrent_participants": null, "minutes_consumed": null,
			"breakout_rooms": null, "meta": null}
	]}, "paging": {"total_count": 2}}`)})

	empty := func(id string) object {
		session := sessionObject(t, fakeapi.Session{}, false)
		for name := range session {
			session[name] = nil
		}
		session["id"], session["breakout_rooms"] = id, []any{}
		return session
	}

	wantState(t, w.connect(t).read(t, nil), object{
		"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID, "total_count": 2.0, "complete": true,
		"sessions": []any{empty("absent"), empty("null")},
	})
}

// controls move the cursor, ring, set the title and the colour of the window and
// delete: C0 and C1 characters, and DEL.
const controls = "a\x1b]0;window title\ab\x1b[31mc\u009b2Jd\be\x7ff\x00g\rh\u0085i\tj"

// Everybody who can open a meeting chooses its title, which is printed in another
// person's terminal.
func TestSessions_controlCharacters(t *testing.T) {
	t.Parallel()
	for name, title := range map[string]string{"one line": controls, "several lines": controls + "\n" + controls + "\r\nlast"} {
		data := fakeapi.Sessions(1)
		data[0].MeetingDisplayName = title

		// As escapes too: a CLI decodes them where it shows a value that is JSON.
		escaped, _ := json.Marshal(title)
		data[0].Meta = json.RawMessage("{\"key\x7f\u009b\": \"window title\x7f\u009b2J\u0085\", \"text\": " + string(escaped) + "}")

		state, _ := plainly(t, newWorld(t, data).connect(t).read(t, nil)["sessions"]).([]any)
		session, _ := state[0].(object)

		want := strings.Map(func(r rune) rune {
			if isControl(r) {
				return '\uFFFD'
			}
			return r
		}, strings.ReplaceAll(title, "\r\n", "\n"))
		if session["meeting_display_name"] != want {
			t.Errorf("%s: the title is %q, want %q", name, session["meeting_display_name"], want)
		}
		meta, _ := session["meta"].(string)

		var decoded map[string]string
		if err := json.Unmarshal([]byte(meta), &decoded); err != nil || len(decoded) != 2 {
			t.Errorf("%s: %v in %q", name, err, meta)
		}
		for key, value := range decoded {
			wantPrintable(t, name, meta+key+value)
		}
	}
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' }

// wantPrintable checks that a terminal shows a text and does nothing else.
func wantPrintable(t *testing.T, name, text string) {
	t.Helper()
	if strings.ContainsFunc(text, isControl) {
		t.Errorf("%s: control characters in %q", name, text)
	}
}

func TestSessions_columns(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(50))
	names := []any{"status", "id", "minutes_consumed", "undocumented"}
	for name, arguments := range differentLists {
		arguments = maps.Clone(arguments)
		if arguments == nil {
			arguments = map[string]any{}
		}
		delete(arguments, "columns")

		arguments["include_undocumented"] = true
		all := plainly(t, w.connect(t).read(t, arguments)["sessions"]).([]any)

		arguments["columns"] = names
		state := w.connect(t).read(t, arguments)

		want := make([]any, len(all))
		for i, session := range all {
			session := session.(object)
			want[i] = object{
				"status": session["status"], "id": session["id"], "minutes_consumed": session["minutes_consumed"], "undocumented": session["undocumented"],
			}
		}
		if got := plainly(t, state["rows"]); !reflect.DeepEqual(got, any(want)) {
			t.Errorf("%s: rows\n%v\nwant\n%v", name, got, want)
		}
		if !state["sessions"].IsNull() {
			t.Errorf("%s: sessions is %s, want null", name, state["sessions"])
		}
	}
}

// The type of rows depends only on columns.
func TestSessions_columnsWithoutSessions(t *testing.T) {
	t.Parallel()

	got := newWorld(t, nil).connect(t).read(t, map[string]any{"columns": []any{"id", "live_participants"}})["rows"]
	of := tftypes.List{ElementType: tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String, "live_participants": tftypes.Number}}}
	if want := tftypes.NewValue(of, []tftypes.Value{}); !got.Equal(want) {
		t.Errorf("rows is %s, want %s", got, want)
	}
}

// differentLists are blocks with different answers.
var differentLists = map[string]map[string]any{
	"all":             nil,
	"chosen columns":  {"columns": []any{"created_at", "meta"}},
	"empty":           {"search": "nobody has this title"},
	"newest, in full": {"max_items": 7, "include_undocumented": true},
	"one page":        {"page_no": 2, "per_page": 30},
	"a status":        {"status": "ENDED", "on_incomplete": "warn"},
}
