package realtimekit

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// onePageOf wraps a session in the frame of a page.
func onePageOf(session string) []byte {
	return []byte(`{"success":true,"data":{"sessions":[` + session + `]},"paging":{"total_count":1}}`)
}

func TestASessionIsDecodedFieldByField(t *testing.T) {
	t.Parallel()

	page, err := decodePage(t.Context(), onePageOf(`{
		"id": "s1", "associated_id": "m1", "meeting_display_name": "A \"title\" <b>", "organization_id": "app",
		"type": "meeting", "status": "ENDED", "live_participants": 0, "max_concurrent_participants": 7,
		"minutes_consumed": 2.3434, "created_at": "2022-01-12T14:21:34.388Z", "started_at": "b", "updated_at": "c",
		"ended_at": "d", "breakout_rooms": [ {"id": "r1"}, {"n": 12345678901234567890.10} ],
		"meta": { "room_name": "x", "n": 1e2 }, "total_participants": 9, "parent_session_id": null
	}`))
	if err != nil {
		t.Fatal(err)
	}

	want := Session{
		ID: "s1", AssociatedID: new("m1"), MeetingDisplayName: new(`A "title" <b>`), OrganizationID: new("app"),
		Type: new("meeting"), Status: new("ENDED"),
		LiveParticipants: new(int64(0)), MaxConcurrentParticipants: new(int64(7)), MinutesConsumed: new(2.3434),
		CreatedAt: new("2022-01-12T14:21:34.388Z"), StartedAt: new("b"), UpdatedAt: new("c"), EndedAt: new("d"),
		BreakoutRooms: []json.RawMessage{json.RawMessage(`{"id":"r1"}`), json.RawMessage(`{"n":12345678901234567890.10}`)},
		Meta:          json.RawMessage(`{"room_name":"x","n":1e2}`),
		Undocumented:  Fields{{"total_participants", `9`}, {"parent_session_id", `null`}},
	}
	if got := page.sessions[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("decoded\n%+v\nwant\n%+v", got, want)
	}
}

func TestEverythingButTheIDMayBeMissing(t *testing.T) {
	t.Parallel()

	nulls := `{"id":"s1","associated_id":null,"meeting_display_name":null,"organization_id":null,"type":null,"status":null,` +
		`"live_participants":null,"max_concurrent_participants":null,"minutes_consumed":null,"created_at":null,"started_at":null,` +
		`"updated_at":null,"ended_at":null,"breakout_rooms":null,"meta":null}`

	for name, row := range map[string]string{"absent": `{"id":"s1"}`, "null": nulls} {
		page, err := decodePage(t.Context(), onePageOf(row))
		if err != nil {
			t.Fatal(err)
		}

		if got := page.sessions[0]; !reflect.DeepEqual(got, Session{ID: "s1"}) {
			t.Errorf("%s: decoded %+v", name, got)
		}
	}
}

func TestTextOfAnotherTypeIsKeptAsItsJSON(t *testing.T) {
	t.Parallel()

	page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","status":"PAUSED","created_at":1641997294,"type":{"a": 1},"breakout_rooms":"none"}`))
	if err != nil {
		t.Fatal(err)
	}

	want := Session{ID: "s1", Status: new("PAUSED"), CreatedAt: new("1641997294"), Type: new(`{"a":1}`)}
	if got := page.sessions[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("decoded %+v", got)
	}
}

func TestTextThatIsNotUTF8IsMended(t *testing.T) {
	t.Parallel()

	page, err := decodePage(t.Context(), onePageOf("{\"id\":\"s1\",\"meta\":{\"a\":\"\xff\"},\"meeting_display_name\":\"\xff\"}"))
	if err != nil {
		t.Fatal(err)
	}

	if got := string(page.sessions[0].Meta) + *page.sessions[0].MeetingDisplayName; got != "{\"a\":\"\uFFFD\"}\uFFFD" {
		t.Errorf("decoded %q", got)
	}
}

func TestAMessageIsMadeFitForATerminal(t *testing.T) {
	t.Parallel()

	for said, want := range map[string]string{
		"a\u001b[31mb\nc\u0007":                        "a [31mb c",
		strings.Repeat("ä", 600):                       strings.Repeat("ä", 500) + "…",
		strings.Repeat("-", 490) + "secret-token-1234": strings.Repeat("-", 490) + "(redacted)",
	} {
		client := &Client{credentials: Credentials{Token: "secret-token-1234"}}

		failure := client.refusal(reply{status: 400}, &apiMessage{text: said})
		if failure.Message != want {
			t.Errorf("%q becomes %q, want %q", said, failure.Message, want)
		}
	}
}
