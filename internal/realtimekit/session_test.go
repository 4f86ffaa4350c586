package realtimekit

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

// FuzzDecodeSession has other values of each field.
func TestDecodeSession_everyField(t *testing.T) {
	t.Parallel()
	want := []Session{{
		ID: "s1", AssociatedID: new("m1"), MeetingDisplayName: new(`A "title" <b>`), OrganizationID: new("app"),
		Type: new("meeting"), Status: new("ENDED"),
		LiveParticipants: new(int64(0)), MaxConcurrentParticipants: new(int64(7)), MinutesConsumed: new(2.3434),
		CreatedAt: new("2022-01-12T14:21:34.388Z"), StartedAt: new("b"), UpdatedAt: new("c"), EndedAt: new("d"),
		BreakoutRooms: []json.RawMessage{json.RawMessage(`{"id":"r1"}`), json.RawMessage(`{"n":12345678901234567890.10}`)},
		Meta:          json.RawMessage(`{"room_name":"x","n":1e2}`),
		Undocumented:  Fields{{"total_participants", `9`}, {"parent_session_id", `null`}},
	}}
	page, err := decodeSessions(t.Context(), withRows(`{
		"id": "s1", "associated_id": "m1", "meeting_display_name": "A \"title\" <b>", "organization_id": "app",
		"type": "meeting", "status": "ENDED", "live_participants": 0, "max_concurrent_participants": 7,
		"minutes_consumed": 2.3434, "created_at": "2022-01-12T14:21:34.388Z", "started_at": "b", "updated_at": "c",
		"ended_at": "d", "breakout_rooms": [ {"id": "r1"}, {"n": 12345678901234567890.10} ],
		"meta": { "room_name": "x", "n": 1e2 }, "total_participants": 9, "parent_session_id": null
	}`))
	if err != nil || !reflect.DeepEqual(page.Items, want) {
		t.Errorf("decoded\n%s\nwant\n%s\nerror %v", asJSON(page.Items), asJSON(want), err)
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
	const newYear = "2026-01-01T00:00:00Z"
	for i, test := range []struct {
		a, b *string
		want bool
	}{
		{new(newYear), new("2026-01-01T00:00:00.001Z"), true},
		{new("2026-01-01T00:00:00.001Z"), new(newYear), false},
		{new("2026-01-01t00:00:00.001z"), new(newYear), false},
		{new(newYear), new("2026-01-01T01:00:00+01:00"), true},
		{new(newYear), new("2025-12-31"), true},
		{new("later"), new(newYear), true},
		{nil, new(newYear), true},
		{new(newYear), nil, true},
	} {
		if mayFollow(test.a, test.b) != test.want {
			t.Errorf("case %d is not %t", i, test.want)
		}
	}
}

func TestFields_JSON(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fields Fields
		want   string
	}{
		"no fields":          {nil, `{}`},
		"sorted by name":     {Fields{{"b", `1`}, {"B", `2`}, {"a", `3`}}, `{"B":2,"a":3,"b":1}`},
		"the last of two":    {Fields{{"a", `1`}, {"b", `2`}, {"a", `null`}}, `{"a":null,"b":2}`},
		"compact":            {Fields{{"a", `{ "x": [ 1, "y z" ] }`}}, `{"a":{"x":[1,"y z"]}}`},
		"values as sent":     {Fields{{"a", `"<é>"`}, {"b", `1.50`}, {"c", `"\u00e9"`}}, `{"a":"<é>","b":1.50,"c":"\u00e9"}`},
		"control characters": {Fields{{"b\x1b[2J", `"\u001b"`}, {"a\x7f\u009b", `1`}}, "{\"a\uFFFD\uFFFD\":1,\"b\uFFFD[2J\":\"\uFFFD\"}"},
		"a quoted name":      {Fields{{`a"\`, `1`}, {"é\u2028", `2`}}, `{"a\"\\":1,"é\u2028":2}`},
	} {
		if got := test.fields.JSON(); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
