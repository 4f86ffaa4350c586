package realtimekit

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

func TestDecodeSession(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		row  string
		want Session
	}{
		"every field": {
			`{
				"id": "s1", "associated_id": "m1", "meeting_display_name": "A \"title\" <b>", "organization_id": "app",
				"type": "meeting", "status": "ENDED", "live_participants": 0, "max_concurrent_participants": 7,
				"minutes_consumed": 2.3434, "created_at": "2022-01-12T14:21:34.388Z", "started_at": "b", "updated_at": "c",
				"ended_at": "d", "breakout_rooms": [ {"id": "r1"}, {"n": 12345678901234567890.10} ],
				"meta": { "room_name": "x", "n": 1e2 }, "total_participants": 9, "parent_session_id": null
			}`,
			Session{
				ID: "s1", AssociatedID: new("m1"), MeetingDisplayName: new(`A "title" <b>`), OrganizationID: new("app"),
				Type: new("meeting"), Status: new("ENDED"),
				LiveParticipants: new(int64(0)), MaxConcurrentParticipants: new(int64(7)), MinutesConsumed: new(2.3434),
				CreatedAt: new("2022-01-12T14:21:34.388Z"), StartedAt: new("b"), UpdatedAt: new("c"), EndedAt: new("d"),
				BreakoutRooms: []json.RawMessage{json.RawMessage(`{"id":"r1"}`), json.RawMessage(`{"n":12345678901234567890.10}`)},
				Meta:          json.RawMessage(`{"room_name":"x","n":1e2}`),
				Undocumented:  Fields{{"total_participants", `9`}, {"parent_session_id", `null`}},
			},
		},
		"only an id": {`{"id":"s1"}`, Session{ID: "s1"}},
		"nulls": {
			`{"id":"s1","associated_id":null,"meeting_display_name":null,"organization_id":null,"type":null,"status":null,` +
				`"live_participants":null,"max_concurrent_participants":null,"minutes_consumed":null,"created_at":null,"started_at":null,` +
				`"updated_at":null,"ended_at":null,"breakout_rooms":null,"meta":null}`,
			Session{ID: "s1"},
		},
		"other types": {
			`{"id":"s1","status":"PAUSED","created_at":1641997294,"type":{"a": 1},"breakout_rooms":"none"}`,
			Session{ID: "s1", Status: new("PAUSED"), CreatedAt: new("1641997294"), Type: new(`{"a":1}`)},
		},
		"numbers in other forms": {
			`{"id":"s1","live_participants":"3","max_concurrent_participants":4e0,"minutes_consumed":"2.5"}`,
			Session{ID: "s1", LiveParticipants: new(int64(3)), MaxConcurrentParticipants: new(int64(4)), MinutesConsumed: new(2.5)},
		},
		"no numbers": {
			`{"id":"s1","live_participants":1.5,"max_concurrent_participants":"many","minutes_consumed":[2]}`,
			Session{ID: "s1"},
		},
		"negative numbers": {
			`{"id":"s1","live_participants":-1,"max_concurrent_participants":-2,"minutes_consumed":-0.5}`,
			Session{ID: "s1", LiveParticipants: new(int64(-1)), MaxConcurrentParticipants: new(int64(-2)), MinutesConsumed: new(-0.5)},
		},
		"rooms of any type": {
			`{"id":"s1","breakout_rooms":[null, "a", [ ], 1.0]}`,
			Session{ID: "s1", BreakoutRooms: []json.RawMessage{
				json.RawMessage(`null`), json.RawMessage(`"a"`), json.RawMessage(`[]`), json.RawMessage(`1.0`),
			}},
		},
		"control characters": {
			`{"id":"s1","status":"a\u001b[2J","type":["\r"],"breakout_rooms":["\b"],"meta":{"\u0000":"\r\n"},"parent_session_id":"\u009b"}`,
			Session{
				ID: "s1", Status: new("a\uFFFD[2J"), Type: new("[\"\uFFFD\"]"), ParentSessionID: new("\uFFFD"),
				BreakoutRooms: []json.RawMessage{json.RawMessage("\"\uFFFD\"")}, Meta: json.RawMessage("{\"\uFFFD\":\"\\n\"}"),
				Undocumented: Fields{{"parent_session_id", `"\u009b"`}},
			},
		},
		"names in other letters": {
			`{"id":"s1","Status":"LIVE","ID":"s2"}`,
			Session{ID: "s1", Undocumented: Fields{{"Status", `"LIVE"`}, {"ID", `"s2"`}}},
		},
		"not UTF-8": {
			"{\"id\":\"s1\",\"meta\":{\"a\":\"\xff\"},\"meeting_display_name\":\"\xff\"}",
			Session{ID: "s1", Meta: json.RawMessage("{\"a\":\"\uFFFD\"}"), MeetingDisplayName: new("\uFFFD")},
		},
		"a parent": {
			`{"id":"s1","parent_session_id":"s0"}`,
			Session{ID: "s1", ParentSessionID: new("s0"), Undocumented: Fields{{"parent_session_id", `"s0"`}}},
		},
		"a field twice": {`{"id":"s0","status":"LIVE","id":"s1","status":"ENDED"}`, Session{ID: "s1", Status: new("ENDED")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodeSessions(t.Context(), withRows(test.row))
			if err != nil || !reflect.DeepEqual(page.Items, []Session{test.want}) {
				t.Errorf("decoded\n%s\nwant\n%s\nerror %v", asJSON(page.Items), asJSON([]Session{test.want}), err)
			}
		})
	}
}

func asJSON(value any) string {
	text, err := json.MarshalIndent(value, "", "  ")
	return fmt.Sprintf("%s %v", text, err)
}

// Replacing characters would make one id of two.
func TestDecodeSession_unreadableID(t *testing.T) {
	t.Parallel()
	for _, id := range []string{`a\u001b`, `a\n`, "a\x7f", "a\u0085", `\u0000`, "a\xff", `a\ud800`, "a\uFFFD"} {
		_, err := decodeSessions(t.Context(), withRows(`{"id":"s1"},{"id":"`+id+`"}`))
		if err == nil || err.Error() != "session 2 of the page has an id that cannot be read" {
			t.Errorf("%q gives error %v", id, err)
		}
	}
}

func TestMayFollow(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string // JSON
		want bool
	}{
		{`"2026-01-01T00:00:00.000Z"`, `"2026-01-01T00:00:00.001Z"`, true},
		{`"2026-01-01T00:00:00.001Z"`, `"2026-01-01T00:00:00.000Z"`, false},
		{`"2026-01-01T00:00:00Z"`, `"2026-01-01T01:00:00+01:00"`, true},
		{`"2026-01-01T00:00:00Z"`, `"2025-12-31"`, true},
		{`"2026-01-01t00:00:00.001z"`, `"2026-01-01T00:00:00Z"`, false},
		{`"later"`, `"2026-01-01T00:00:00Z"`, true},
		{`null`, `"2026-01-01T00:00:00Z"`, true},
		{`"2026-01-01T00:00:00Z"`, `null`, true},
	} {
		page, err := decodeSessions(t.Context(), withRows(`{"id":"a","created_at":`+test.a+`},{"id":"b","created_at":`+test.b+`}`))
		if err != nil || mayFollow(page.Items[0].CreatedAt, page.Items[1].CreatedAt) != test.want {
			t.Errorf("%s before %s is not %t, error %v", test.a, test.b, test.want, err)
		}
	}
}
