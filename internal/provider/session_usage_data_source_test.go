package provider_test

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// totalsOf is what sessions of the fake add up to, derived from them without any
// code of the provider.
func totalsOf(sessions []fakeapi.Session) object {
	var (
		live, participants, children    float64
		minutes, childMinutes, duration = new(big.Rat), new(big.Rat), new(big.Rat)
		peaks                           []float64
		started, ended                  []string
	)
	for _, s := range sessions {
		consumed, _ := new(big.Rat).SetString(strconv.FormatFloat(s.MinutesConsumed, 'f', -1, 64))
		minutes.Add(minutes, consumed)

		participants += float64(s.LiveParticipants)
		peaks = append(peaks, float64(s.MaxConcurrentParticipants))
		started = append(started, wireText(s.StartedAt))
		if isLive(s) {
			live++
		}
		if s.Extra["parent_session_id"] != nil {
			children++

			childMinutes.Add(childMinutes, consumed)
		}
		if s.EndedAt != nil {
			ended = append(ended, wireText(*s.EndedAt))
			// The wire has milliseconds.
			duration.Add(duration, big.NewRat(s.EndedAt.UnixMilli()-s.StartedAt.UnixMilli(), time.Minute.Milliseconds()))
		}
	}
	return object{
		"sessions": float64(len(sessions)), "live_sessions": live, "live_participants": participants,
		"minutes_consumed": rounded(minutes), "session_minutes": rounded(duration),
		"max_concurrent_participants": orNull(peaks, slices.Max),
		// Texts of one form sort as their times do.
		"first_started_at": orNull(started, slices.Min), "last_ended_at": orNull(ended, slices.Max),
		"child_sessions": children, "child_minutes_consumed": rounded(childMinutes),
	}
}

func orNull[T any](values []T, pick func([]T) T) any {
	if len(values) == 0 {
		return nil
	}
	return pick(values)
}

func rounded(exact *big.Rat) float64 {
	nearest, _ := exact.Float64()
	return nearest
}

// groupOf is a group of sessions; keys that are not given are null.
func groupOf(sessions []fakeapi.Session, keys object) object {
	group := totalsOf(sessions)
	for _, name := range []string{"period_start", "associated_id", "meeting_display_name", "status", "type"} {
		group[name] = keys[name]
	}
	return group
}

// texts is a list of strings in a data block.
func texts(values ...string) []tftypes.Value {
	list := make([]tftypes.Value, len(values))
	for i, value := range values {
		list[i] = tftypes.NewValue(tftypes.String, value)
	}
	return list
}

func TestSessionUsage_filtersOnTheWire(t *testing.T) {
	t.Parallel()
	runListTests(t, usageType, listTests(t, filterTests()))
}

// Every session counts once wherever the list ends on a page and however the API
// counts its pages, also if a page turns out to precede those already counted.
func TestSessionUsage_totals(t *testing.T) {
	t.Parallel()

	tests := map[string]listTest{}
	for name, options := range map[string][]fakeapi.Option{
		"as documented":           nil,
		"no paging":               {fakeapi.NoPaging()},
		"pages from 0":            {fakeapi.PagesFromZero()},
		"pages from 0, no paging": {fakeapi.PagesFromZero(), fakeapi.NoPaging()},
		"offsets from 0":          {fakeapi.OffsetsFromZero()},
		"404 past the end":        {fakeapi.PastTheEnd(http.StatusNotFound)},
		"repeated past the end":   {fakeapi.PastTheEnd(fakeapi.Nearest)},
	} {
		for _, length := range []int{0, 1, 2, 3, 4, 6, 40} {
			test := listTest{
				options: options, arguments: map[string]any{"per_page": 3}, app: fakeapi.Sessions(length), sessions: fakeapi.Sessions(length),
			}
			if name == "no paging" || name == "pages from 0, no paging" {
				test.totalCount = noTotal
			}
			tests[name+", "+strconv.Itoa(length)+" sessions"] = test
		}
	}
	runListTests(t, usageType, tests)
}

// quiet is the report of a month without sessions: zeros, and no peak or times.
var quiet = object{
	"sessions": 0.0, "live_sessions": 0.0, "live_participants": 0.0, "minutes_consumed": 0.0, "session_minutes": 0.0,
	"max_concurrent_participants": nil, "first_started_at": nil, "last_ended_at": nil, "child_sessions": 0.0, "child_minutes_consumed": 0.0,
}

func TestSessionUsage_noSessions(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	for _, keys := range [][]tftypes.Value{nil, texts("month", "meeting", "status", "type")} {
		want := object{"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID, "total_count": 0.0, "complete": true, "totals": quiet, "groups": []any{}, "group_count": 0.0}
		arguments := map[string]any{}
		if keys != nil {
			arguments["group_by"], want["group_by"] = keys, asJSON(t, keys)
		}
		wantState(t, w.connect(t).of(t, usageType).read(t, arguments), want)
	}
}

func TestSessionUsage_groups(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(120)
	ofType := map[string]any{"status": "ENDED", "group_by": texts("month", "type"), "time_zone": "Asia/Kolkata"}

	// All are of one month in India.
	var types []any
	for _, kind := range []string{"livestream", "meeting", "participant"} {
		of := having(data, func(s fakeapi.Session) bool { return isEnded(s) && s.Type == kind })
		types = append(types, groupOf(of, object{"period_start": "2026-01-01T00:00:00+05:30", "type": kind}))
	}
	meeting := allLive(4 + alwaysLive)
	for i := range meeting {
		meeting[i].AssociatedID = "one meeting"
	}
	runListTests(t, usageType, map[string]listTest{
		"month and type": {app: data, arguments: ofType, sessions: having(data, isEnded), groups: types},
		"incomplete": {
			app: data, options: []fakeapi.Option{fakeapi.TotalCount(func(real int) any { return real + 1 })},
			arguments: map[string]any{"on_incomplete": "warn"}, says: "WARNING: " + notProven,
			sessions: data, totalCount: 121, incomplete: true,
		},
		"a filter is ignored": {
			app: data[:41], options: []fakeapi.Option{fakeapi.IgnoreParameters("status")},
			arguments: map[string]any{"status": "LIVE", "group_by": texts("status")}, says: "WARNING: " + ignoredParameter + "status",
			sessions: having(data[:41], isLive), totalCount: 41, groups: []any{groupOf(having(data[:41], isLive), object{"status": "LIVE"})},
		},
		// The list is read three times; the sums of the first two passes are dropped.
		"sessions change during the first pass": {
			options: []fakeapi.Option{turnover(meeting, 4)}, arguments: map[string]any{"status": "LIVE", "per_page": 6, "group_by": texts("meeting")},
			sessions: meeting[4:], wire: slices.Repeat(pages(livePages, fromTo(1, 4)...), 3),
			groups: []any{groupOf(meeting[4:], object{
				"associated_id": "one meeting", "meeting_display_name": meeting[len(meeting)-1].MeetingDisplayName,
			})},
		},
	})
}

// In spring clocks skip the hour from 2 to 3, in autumn they show it twice: two
// hours of one day.
func TestSessionUsage_periods(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(8)
	for i, created := range []string{
		"2026-03-28T22:59:59.999Z",
		"2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z",
		"2026-10-25T00:30:00Z", "2026-10-25T00:59:59.999Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z",
		"2026-10-25T23:00:00Z",
	} {
		data[i].CreatedAt, _ = time.Parse(time.RFC3339, created)
	}
	tests := map[string]listTest{}
	for period, test := range map[string]struct {
		zone   string
		starts []string
		ends   []int // of the sessions of each group, not included
	}{
		"hour": {
			"Europe/Berlin", []string{
				"2026-03-28T23:00:00+01:00",
				"2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00",
				"2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T03:00:00+01:00",
				"2026-10-26T00:00:00+01:00",
			}, []int{1, 2, 3, 5, 6, 7, 8},
		},
		"day": {
			"Europe/Berlin", []string{
				"2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00",
			}, []int{1, 3, 7, 8},
		},
		"week":  {"UTC", []string{"2026-03-23T00:00:00Z", "2026-10-19T00:00:00Z"}, []int{3, 8}},
		"month": {"UTC", []string{"2026-03-01T00:00:00Z", "2026-10-01T00:00:00Z"}, []int{3, 8}},
	} {
		var groups []any

		begin := 0
		for i, end := range test.ends {
			groups = append(groups, groupOf(data[begin:end], object{"period_start": test.starts[i]}))
			begin = end
		}
		arguments := map[string]any{"group_by": texts(period)}
		if test.zone != "UTC" { // the default
			arguments["time_zone"] = test.zone
		}
		tests[period] = listTest{app: data, sessions: data, arguments: arguments, groups: groups}
	}
	runListTests(t, usageType, tests)
}

// The API may omit everything but the id, or send null.
func TestSessionUsage_missingFields(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success": true, "data": {"sessions": [
		{"id": "absent"},
		{"id": "null", "associated_id": null, "meeting_display_name": null, "type": null, "status": null, "created_at": null, "started_at": null,
			"ended_at": null, "live_participants": null, "max_concurrent_participants": null, "minutes_consumed": null, "parent_session_id": null}
	]}, "paging": {"total_count": 2}}`)})

	totals, group := totalsOf(nil), groupOf(nil, nil)
	totals["sessions"], group["sessions"] = 2.0, 2.0
	keys := texts("meeting", "status", "type")
	usage := w.connect(t).of(t, usageType)

	answer := usage.answer(t, map[string]any{"group_by": keys})
	if got := summaries(answer.Diagnostics); got != noMinutes+"; "+noTimes {
		t.Errorf("reported %s", got)
	}
	wantState(t, usage.attributes(t, answer), object{
		"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID, "total_count": 2.0, "complete": true,
		"group_by": asJSON(t, keys), "totals": totals, "groups": []any{group}, "group_count": 1.0,
	})
}

const (
	noMinutes   = "WARNING: Some sessions have no readable minutes_consumed"
	noTimes     = "WARNING: Some sessions have no readable start or end"
	noLength    = "WARNING: Some sessions have an impossible length"
	nestedRooms = "WARNING: Some breakout rooms are in no sum"
)

// tenSessions returns ten sessions of 60 minutes and a live one, which is missing nothing.
// The first sessions have other fields; an empty field is left out.
func tenSessions(changed ...map[string]string) string {
	rows := []string{`{"id": "live", "status": "LIVE", "created_at": "2026-01-12T14:00:00Z", "started_at": "2026-01-12T14:00:00Z"}`}
	for i := range 10 {
		fields := map[string]string{
			"id": fmt.Sprintf(`"%d"`, i), "status": `"ENDED"`, "created_at": `"2026-01-12T14:00:00Z"`,
			"started_at": `"2026-01-12T14:00:00Z"`, "ended_at": `"2026-01-12T15:00:00Z"`, "minutes_consumed": "60",
		}
		if i < len(changed) {
			maps.Copy(fields, changed[i])
		}
		var row []string
		for name, value := range fields {
			if value != "" {
				row = append(row, fmt.Sprintf("%q: %s", name, value))
			}
		}
		rows = append(rows, "{"+strings.Join(row, ", ")+"}")
	}
	return `{"success": true, "data": {"sessions": [` + strings.Join(rows, ", ") + `]}, "paging": {"total_count": 11}}`
}

// What cannot be read is missing from a sum, and a warning says so.
func TestSessionUsage_missing(t *testing.T) {
	t.Parallel()

	type fields = map[string]string
	for name, test := range map[string]struct {
		body            string
		minutes, length float64
		firstStarted    string
		warnings, count string
	}{
		"nothing": {body: tenSessions(), minutes: 600, length: 600},
		"minutes": {
			body:    tenSessions(fields{"minutes_consumed": `""`}, fields{"minutes_consumed": `"NaN"`}, fields{"minutes_consumed": ""}, fields{"minutes_consumed": "null"}),
			minutes: 360, length: 600, warnings: noMinutes, count: "4 of 11",
		},
		"minutes of live sessions": {
			body:    tenSessions(fields{"status": `"LIVE"`, "minutes_consumed": ""}, fields{"status": `"live"`, "minutes_consumed": `""`, "ended_at": "null"}),
			minutes: 480, length: 540,
		},
		"times": {
			body:    tenSessions(fields{"started_at": `"yesterday"`}, fields{"ended_at": ""}, fields{"ended_at": `""`}, fields{"started_at": "1768226400"}),
			minutes: 600, length: 360, warnings: noTimes, count: "4 of 11",
		},
		"end before start": {
			body: tenSessions(fields{"ended_at": `"2026-01-12T13:59:59Z"`}), minutes: 600, length: 540, warnings: noLength, count: "1 of 11",
		},
		"start in 1970": {
			body:    tenSessions(fields{"started_at": `"1970-01-01T00:00:00Z"`}, fields{"started_at": `"1970-01-01T00:00:00Z"`}),
			minutes: 600, length: 480, firstStarted: "1970-01-01T00:00:00Z", warnings: noLength, count: "2 of 11",
		},
		"366 days": {
			body:    tenSessions(fields{"started_at": `"2025-01-11T15:00:00Z"`}, fields{"started_at": `"2025-01-11T14:59:59Z"`}),
			minutes: 600, length: 480 + 366*24*60, firstStarted: "2025-01-11T14:59:59Z", warnings: noLength, count: "1 of 11",
		},
		"year 1, live": {
			body:    tenSessions(fields{"status": `"LIVE"`, "ended_at": `"0001-01-01T00:00:00Z"`}, fields{"status": `"LIVE"`, "started_at": `"0001-01-01T00:00:00Z"`}),
			minutes: 600, length: 480,
		},
		"year 1, ended": {
			body: tenSessions(fields{"ended_at": `"0001-01-01T00:00:00Z"`}), minutes: 600, length: 540, warnings: noTimes, count: "1 of 11",
		},
		"every kind": {
			body:    tenSessions(fields{"minutes_consumed": `"NaN"`}, fields{"ended_at": ""}, fields{"ended_at": `"2026-01-12T13:00:00Z"`}),
			minutes: 540, length: 480, warnings: noMinutes + "; " + noTimes + "; " + noLength, count: "1 of 11",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, nil)
			w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(test.body)})
			usage := w.connect(t).of(t, usageType)
			answer := usage.answer(t, nil)
			if got := summaries(answer.Diagnostics); got != test.warnings || !strings.Contains(textOf(answer.Diagnostics), test.count) {
				t.Errorf("reported %v", answer.Diagnostics)
			}
			totals, _ := plainly(t, usage.attributes(t, answer)["totals"]).(object)
			want := object{
				"minutes_consumed": test.minutes, "session_minutes": test.length,
				"first_started_at": cmp.Or(test.firstStarted, "2026-01-12T14:00:00Z"), "last_ended_at": "2026-01-12T15:00:00Z",
			}
			for name := range want {
				if totals[name] != want[name] {
					t.Errorf("%s is %v, want %v", name, totals[name], want[name])
				}
			}
		})
	}
}

// Rooms that are nested in a session are in no sum, unless they are sessions of the list.
func TestSessionUsage_nestedRooms(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ rooms, warnings, count string }{
		"listed":          {`[{"id": "7", "minutes_consumed": 20}]`, "", ""},
		"without minutes": {`[{"id": "room", "minutes_consumed": 0}, {"id": "other"}]`, "", ""},
		"in no row":       {`[{"id": "room", "minutes_consumed": 20}, {"id": "room", "minutes_consumed": 20}, {"id": "other", "minutes_consumed": "0.5"}]`, nestedRooms, ": 2."},
		"deeper":          {`[{"id": "7", "breakout_rooms": [{"id": "deep", "minutes_consumed": 1}, {"id": "8", "minutes_consumed": 1}]}]`, nestedRooms, ": 1."},
		"not a list":      {`{"id": "room", "minutes_consumed": 20}`, "", ""},
	} {
		w := newWorld(t, nil)
		w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(tenSessions(map[string]string{"breakout_rooms": test.rooms}))})
		usage := w.connect(t).of(t, usageType)
		answer := usage.answer(t, nil)
		if got := summaries(answer.Diagnostics); got != test.warnings || !strings.Contains(textOf(answer.Diagnostics), test.count) {
			t.Errorf("%s: reported %v", name, answer.Diagnostics)
		}
		if totals, _ := plainly(t, usage.attributes(t, answer)["totals"]).(object); totals["minutes_consumed"] != 600.0 {
			t.Errorf("%s: %v", name, totals)
		}
	}
}

func TestSessionUsage_noPeriod(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(5)
	data[1].Extra["created_at"] = "yesterday"
	data[3].Extra["created_at"] = nil
	known, unknown := []fakeapi.Session{data[0], data[2], data[4]}, []fakeapi.Session{data[1], data[3]}
	usage := newWorld(t, slices.Clone(data)).connect(t).of(t, usageType)

	answer := usage.answer(t, map[string]any{"group_by": texts("month")})
	state := usage.attributes(t, answer)
	// The fake sorts by its own times, and so do both lists here.
	wantState(t, state, object{
		"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID, "total_count": 5.0, "complete": true,
		"group_by": []any{"month"}, "totals": totalsOf(data), "group_count": 2.0,
		"groups": []any{groupOf(known, object{"period_start": "2026-01-01T00:00:00Z"}), groupOf(unknown, nil)},
	})

	const summary = "WARNING: Some sessions belong to no period"
	if got := summaries(answer.Diagnostics); got != summary || !strings.Contains(answer.Diagnostics[0].Detail, "2 of 5") {
		t.Errorf("reported %v", answer.Diagnostics)
	}
	// Without periods nothing is reported.
	for _, arguments := range []map[string]any{nil, {"group_by": texts("type")}} {
		if got := usage.answer(t, arguments).Diagnostics; len(got) > 0 {
			t.Errorf("reported %v", got)
		}
	}
}

// What goes into plan and state depends only on the groups.
func TestSessionUsage_answerSize(t *testing.T) {
	t.Parallel()

	const most = 20_000

	data := fakeapi.Sessions(1000)
	for i := range data {
		data[i].MeetingDisplayName, data[i].AssociatedID, data[i].Meta = "a title", "a meeting", []byte(`{"room_name":"a room"}`)
	}
	usage := newWorld(t, data, fakeapi.MaxPageSize(1000)).connect(t).of(t, usageType)
	for name, test := range map[string]struct {
		keys []tftypes.Value
		has  []bool // the texts below
	}{
		"without meeting": {texts("month", "status", "type"), []bool{false, false, false, false}},
		"by meeting":      {texts("meeting"), []bool{true, true, false, false}},
	} {
		answer := usage.answer(t, map[string]any{"group_by": test.keys})
		if size := len(answer.State.MsgPack); size > most {
			t.Errorf("%s: the answer has %d bytes, want at most %d", name, size, most)
		}
		for i, text := range []string{"a title", "a meeting", "a room", data[7].ID} {
			if got := bytes.Contains(answer.State.MsgPack, []byte(text)); got != test.has[i] {
				t.Errorf("%s: the answer has %q: %t", name, text, got)
			}
		}
	}
}

// The advice for a list does not help those who see only its sums.
func TestSessionUsage_advice(t *testing.T) {
	t.Parallel()

	live := allLive(100)
	arguments := map[string]any{"status": "LIVE", "per_page": 6}

	got := newWorld(t, nil, turnover(live, len(live)-alwaysLive)).connect(t).of(t, usageType).answer(t, arguments).Diagnostics
	if summaries(got) != "ERROR: "+notProven || !strings.Contains(got[0].Detail, `add "status" to group_by`) {
		t.Errorf("reported %v", got)
	}
}
