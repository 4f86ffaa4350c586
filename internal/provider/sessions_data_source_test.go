package provider_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// sessionObjects are what state must hold for sessions of the fake, derived from
// them without any code of the provider.
func sessionObjects(sessions []fakeapi.Session, undocumented bool) []any {
	list := make([]any, len(sessions))
	for i, s := range sessions {
		list[i] = sessionObject(s, undocumented)
	}
	return list
}

func sessionObject(s fakeapi.Session, undocumented bool) object {
	session := object{
		"id": s.ID, "associated_id": s.AssociatedID, "meeting_display_name": s.MeetingDisplayName, "organization_id": s.OrganizationID,
		"type": s.Type, "status": s.Status,
		"created_at": fakeapi.WireTime(s.CreatedAt), "started_at": fakeapi.WireTime(s.StartedAt), "updated_at": fakeapi.WireTime(s.UpdatedAt), "ended_at": nil,
		"live_participants": float64(s.LiveParticipants), "max_concurrent_participants": float64(s.MaxConcurrentParticipants),
		"minutes_consumed": s.MinutesConsumed, "breakout_rooms": []any{}, "meta": nil, "undocumented": nil,
	}
	if s.EndedAt != nil {
		session["ended_at"] = fakeapi.WireTime(*s.EndedAt)
	}
	if s.Meta != nil {
		session["meta"] = string(s.Meta)
	}
	for _, room := range s.BreakoutRooms {
		session["breakout_rooms"] = append(session["breakout_rooms"].([]any), string(room))
	}
	others := object{}
	for name, value := range s.Extra {
		if _, documented := session[name]; documented {
			session[name] = value
		} else {
			others[name] = value
		}
	}
	if undocumented {
		session["undocumented"] = encoded(others)
	}
	return session
}

// encoded is an object as a service sends it, without escaping HTML.
func encoded(fields object) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(fields)
	return strings.TrimSpace(text.String())
}

func having(sessions []fakeapi.Session, keep func(fakeapi.Session) bool) []fakeapi.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return !keep(s) })
}

func isLive(s fakeapi.Session) bool  { return s.Status == "LIVE" }
func isEnded(s fakeapi.Session) bool { return s.Status == "ENDED" }

// oneTooMany is an API whose total is larger than the number of its sessions.
func oneTooMany() fakeapi.Option {
	return fakeapi.TotalCount(func(real int) any { return real + 1 })
}

// wholeList is the state of a complete list.
func wholeList(sessions []fakeapi.Session) object {
	return object{"sessions": sessionObjects(sessions, false), "total_count": float64(len(sessions)), "complete": true}
}

// runFilterTests reads sessions of every kind with each filter. The API filters for
// itself; state is what a data source makes of the sessions that it returns.
func runFilterTests(t *testing.T, dataSource string, state func([]fakeapi.Session) object) {
	t.Helper()
	all := fakeapi.Sessions(45)
	meeting := all[0].AssociatedID
	bound := time.Date(2026, time.January, 3, 10, 30, 0, 123e6, time.UTC)
	tests := map[string]readTest{}
	for name, filter := range map[string]struct {
		arguments object
		query     string
		keep      func(fakeapi.Session) bool
	}{
		"none":          {nil, "", func(fakeapi.Session) bool { return true }},
		"empty search":  {object{"search": ""}, "", func(fakeapi.Session) bool { return true }},
		"associated_id": {object{"associated_id": meeting}, "&associated_id=" + meeting, func(s fakeapi.Session) bool { return s.AssociatedID == meeting }},
		"status":        {object{"status": "LIVE"}, "&status=LIVE", isLive},
		"start_time in another zone, with milliseconds": {
			object{"start_time": "2026-01-03T12:30:00.123+02:00"},
			"&start_time=2026-01-03T10:30:00.123Z",
			func(s fakeapi.Session) bool { return !s.CreatedAt.Before(bound) },
		},
		"end_time in UTC": {
			object{"end_time": "2026-01-03T10:30:00Z"},
			"&end_time=2026-01-03T10:30:00Z",
			func(s fakeapi.Session) bool { return s.CreatedAt.Before(bound) },
		},
		"participants": {
			object{"participants": "5:20"},
			"&participants=5:20",
			func(s fakeapi.Session) bool {
				return s.MaxConcurrentParticipants >= 5 && s.MaxConcurrentParticipants <= 20
			},
		},
		"search with letters that need escaping": {
			object{"search": `, "final" v`},
			"&search=" + url.QueryEscape(`, "final" v`),
			func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, `, "final" v`) },
		},
		"all": {
			object{
				"associated_id": meeting, "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-02-01T00:00:00Z",
				"participants": ":1000", "search": meeting, "status": "ENDED", "per_page": 1000,
			},
			"&associated_id=" + meeting + "&start_time=2026-01-01T00:00:00Z&end_time=2026-02-01T00:00:00Z&participants=:1000&search=" + meeting + "&status=ENDED",
			func(s fakeapi.Session) bool { return s.AssociatedID == meeting && isEnded(s) },
		},
	} {
		want := having(all, filter.keep)
		if len(want) == 0 {
			t.Errorf("%s: no session matches", name)
		}
		tests[name] = readTest{data: all, arguments: filter.arguments, wire: pages(oldestFirstBy1000+filter.query, 1), want: state(want)}
	}
	runReadTests(t, dataSource, tests)
}

func TestSessions_filters(t *testing.T) {
	t.Parallel()
	runFilterTests(t, sessionsType, wholeList)
}

// The fake returns 25 sessions in a page without per_page, the newest first without an
// order.
func TestSessions_ordersAndPages(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(45)
	byMinutes := slices.SortedStableFunc(slices.Values(data), func(a, b fakeapi.Session) int { return cmp.Compare(a.MinutesConsumed, b.MinutesConsumed) })
	reversed := func(sessions []fakeapi.Session) []fakeapi.Session {
		sessions = slices.Clone(sessions)
		slices.Reverse(sessions)
		return sessions
	}
	part := func(sessions []fakeapi.Session) object {
		return merged(wholeList(sessions), object{"total_count": 45.0, "complete": false})
	}

	runReadTests(t, sessionsType, map[string]readTest{
		"sort_by": {
			data: data, arguments: object{"sort_by": "minutesConsumed"},
			wire: pages("per_page=1000&sort_by=minutesConsumed", 1), want: wholeList(reversed(byMinutes)),
		},
		"sort_by with sort_order": {
			data: data, arguments: object{"sort_by": "minutesConsumed", "sort_order": "ASC"},
			wire: pages("per_page=1000&sort_by=minutesConsumed&sort_order=ASC", 1), want: wholeList(byMinutes),
		},
		"per_page": {data: data, arguments: object{"per_page": 19}, wire: pages("per_page=19"+oldestFirst, 1, 2, 3), want: wholeList(data)},
		"page_no":  {data: data, arguments: object{"page_no": 2}, wire: pages("", 2), want: part(reversed(data)[25:])},
		"max_items": {
			data: data, arguments: object{"max_items": 10, "sort_order": "ASC"},
			wire: pages("per_page=10"+oldestFirst, 1), want: part(data[:10]),
		},
	})
}

// The list is read twice, and returned once.
func TestSessions_incomplete(t *testing.T) {
	t.Parallel()
	data, options := fakeapi.Sessions(40), []fakeapi.Option{oneTooMany()}

	runReadTests(t, sessionsType, map[string]readTest{
		"error": {options: options, data: data, says: "ERROR: " + notProven},
		"warning": {
			options: options, data: data, arguments: object{"on_incomplete": "warn"}, says: "WARNING: " + notProven,
			want: merged(wholeList(data), object{"total_count": 41.0, "complete": false}),
		},
	})
}

// The answers of a server that ignores a parameter look like a success.
func TestSessions_ignoredParameters(t *testing.T) {
	t.Parallel()
	data, ended := fakeapi.Sessions(45), having(fakeapi.Sessions(45), isEnded)
	// Sessions that are live may be in any window.
	window := readTest{
		options: []fakeapi.Option{fakeapi.IgnoreParameters("start_time", "end_time")}, data: data,
		arguments: object{"start_time": "2026-03-01T00:00:00Z", "end_time": "2026-04-01T00:00:00Z"},
		says:      ignoredParameter + "start_time and end_time", want: merged(wholeList(having(data, isLive)), object{"total_count": 45.0}),
	}

	runReadTests(t, sessionsType, map[string]readTest{
		"window": window,
		"order": {
			options: []fakeapi.Option{fakeapi.IgnoreParameters("sort_by", "sort_order"), fakeapi.DefaultSort("createdAt", "ASC")}, data: ended,
			arguments: object{"sort_by": "minutesConsumed", "sort_order": "DESC"}, says: ignoredParameter + "the order", want: wholeList(ended),
		},
		"search": {
			options: []fakeapi.Option{fakeapi.IgnoreParameters("search")}, data: data,
			arguments: object{"search": "nobody-has-this"}, says: ignoredParameter + "search", want: wholeList(data),
		},
	})
	window.want = merged(wholeUsage(having(data, isLive)), object{"total_count": 45.0})
	runReadTests(t, usageType, map[string]readTest{"window": window})
}

// The first forty sessions are live and ended, with breakout rooms, numbers in meta
// beyond a float64, and titles with quotes, emoji, HTML, line breaks and formulas.
func TestSessions_fields(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(40)
	data[0].Meta = []byte(`{"ticket":9007199254740993,"ratio":1.10,"tiny":-0.1e-7,"huge":123456789012345678901234567890,"text":"<b>&\u00e9"}`)

	runReadTests(t, sessionsType, map[string]readTest{
		"undocumented, without a total": {
			data: data, arguments: object{"include_undocumented": true}, options: []fakeapi.Option{fakeapi.NoPaging()},
			want: object{"sessions": sessionObjects(data, true), "complete": true},
		},
	})
}

func TestSessions_missingFields(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success": true, "data": {"sessions": [{"id": "a"}]}, "paging": {"total_count": 1}}`)})
	session := plainly(t, w.connect(t).read(t, nil)["sessions"]).([]any)[0].(object)

	want := object{}
	for name := range session {
		want[name] = nil
	}
	if want["id"], want["breakout_rooms"] = "a", []any{}; !reflect.DeepEqual(session, want) {
		t.Errorf("%v, want %v", session, want)
	}
}

func TestSessions_columns(t *testing.T) {
	t.Parallel()
	data, rows := fakeapi.Sessions(50), []any{}
	for _, session := range data {
		whole := sessionObject(session, true)
		rows = append(rows, object{"status": whole["status"], "id": whole["id"], "minutes_consumed": whole["minutes_consumed"], "undocumented": whole["undocumented"]})
	}
	runReadTests(t, sessionsType, map[string]readTest{"some": {
		data: data, arguments: object{"columns": []any{"status", "id", "minutes_consumed", "undocumented"}, "include_undocumented": true},
		want: object{"rows": rows, "total_count": 50.0, "complete": true},
	}})
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
