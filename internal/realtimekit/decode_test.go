package realtimekit

import (
	"encoding/json"
	"errors"
	"math"
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

func TestCountsAreReadInEveryNotation(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]*int64{
		`3`: new(int64(3)), `3.0`: new(int64(3)), `3e0`: new(int64(3)), `30e-1`: new(int64(3)),
		`"3"`: new(int64(3)), `"3.0"`: new(int64(3)), `-1`: new(int64(-1)), `0`: new(int64(0)),
		`9007199254740993`: new(int64(9007199254740993)), `9223372036854775807`: new(int64(9223372036854775807)),
		`9007199254740993.0`: new(int64(9007199254740993)), `1e18`: new(int64(1e18)), `"-92233720368547758080e-1"`: new(int64(math.MinInt64)),
		`0e999999999999999999999`: new(int64(0)), `-0.0`: new(int64(0)), `0.001E+3`: new(int64(1)),
		`2.00000000000000000001`: nil, `0.99999999999999999999`: nil, `1e-400`: nil, `5e-1`: nil,
		`1e999999999`: nil, `1e-999999999`: nil, `1e999999999999999999999`: nil, `1e-999999999999999999999`: nil,
		`9223372036854775808`: nil, `-9223372036854775809`: nil, `1e400`: nil, `1e19`: nil, `3.5`: nil, `"many"`: nil, `""`: nil, `"0x10"`: nil, `"Inf"`: nil,
		`"1_000"`: nil, `" 3"`: nil, `true`: nil, `null`: nil, `[3]`: nil, `{}`: nil,
	} {
		page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","live_participants":`+raw+`}`))
		if err != nil {
			t.Fatal(err)
		}

		if got := page.sessions[0].LiveParticipants; !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %v, want %v", raw, show(got), show(want))
		}
	}
}

func TestMinutesAreReadInEveryNotation(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]*float64{
		`2.3434`: new(2.3434), `"2.3434"`: new(2.3434), `5`: new(5.0), `1e2`: new(100.0),
		`1e400`: nil, `-1e400`: nil, `1e999999999999999999999`: nil, `1e-999999999999999999999`: new(0.0), `"NaN"`: nil, `"soon"`: nil, `null`: nil, `{}`: nil,
	} {
		page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","minutes_consumed":`+raw+`}`))
		if err != nil {
			t.Fatal(err)
		}

		if got := page.sessions[0].MinutesConsumed; !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %v, want %v", raw, show(got), show(want))
		}
	}
}

func show[T any](value *T) any {
	if value == nil {
		return nil
	}

	return *value
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

func TestPagingIsFoundWhereverItStands(t *testing.T) {
	t.Parallel()

	five, one := new(int64(5)), new(int64(1))

	for name, test := range map[string]struct {
		body         string
		total, start *int64
	}{
		"at the top":      {`{"data":{"sessions":[]},"paging":{"total_count":5,"start_offset":1,"end_offset":5}}`, five, one},
		"in data":         {`{"data":{"sessions":[],"paging":{"total_count":5,"start_offset":1}}}`, five, one},
		"in both":         {`{"data":{"sessions":[],"paging":{"total_count":9}},"paging":{"total_count":5,"start_offset":1}}`, five, one},
		"null at the top": {`{"data":{"sessions":[],"paging":{"total_count":5}},"paging":null}`, five, nil},
		"missing":         {`{"data":{"sessions":[]}}`, nil, nil},
		"empty":           {`{"data":{"sessions":[]},"paging":{}}`, nil, nil},
		"a list":          {`{"data":{"sessions":[]},"paging":[5]}`, nil, nil},
		"text":            {`{"data":{"sessions":[]},"paging":{"total_count":"5"}}`, five, nil},
		"an object":       {`{"data":{"sessions":[]},"paging":{"total_count":{"value":5},"start_offset":[1]}}`, nil, nil},
		"a truth":         {`{"data":{"sessions":[]},"paging":{"total_count":true,"start_offset":null}}`, nil, nil},
		"out of range":    {`{"data":{"sessions":[]},"paging":{"total_count":1e400,"start_offset":9223372036854775808}}`, nil, nil},
		"nonsense":        {`{"data":{"sessions":[]},"paging":{"total_count":"lots"}}`, nil, nil},
		"negative":        {`{"data":{"sessions":[]},"paging":{"total_count":-1}}`, nil, nil},
		"null list":       {`{"success":true,"data":{"sessions":null},"paging":{"total_count":5}}`, five, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(test.body))
			if err != nil {
				t.Fatal(err)
			}

			if !reflect.DeepEqual(page.total, test.total) || !reflect.DeepEqual(page.startOffset, test.start) {
				t.Errorf("total %v from %v, want %v from %v", show(page.total), show(page.startOffset), show(test.total), show(test.start))
			}
		})
	}
}

// Go's JSON library takes a name in other letters for the field too, and the last
// one that comes wins: a list could be lost without a word.
func TestANameInOtherLettersIsAnotherField(t *testing.T) {
	t.Parallel()

	const page = `"data":{"sessions":[{"id":"s1"}]},"paging":{"total_count":1}`

	for name, body := range map[string]string{
		"sessions":            `{"data":{"sessions":[{"id":"s1"}],"Sessions":[]},"paging":{"total_count":1}}`,
		"a letter that folds": `{"data":{"sessions":[{"id":"s1"}],"ſessions":null},"paging":{"total_count":1}}`,
		"data":                `{` + page + `,"Data":{"sessions":[]}}`,
		"success":             `{` + page + `,"SUCCESS":false}`,
		"paging":              `{` + page + `,"Paging":{"total_count":0}}`,
		"in data":             `{"data":{"sessions":[{"id":"s1"}],"paging":{"total_count":1},"PAGING":{"total_count":0}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(body))
			if err != nil || len(page.sessions) != 1 || page.total == nil || *page.total != 1 {
				t.Errorf("%d sessions of %v, error %v", len(page.sessions), show(page.total), err)
			}
		})
	}
}

func TestWhatIsNoPageIsAnError(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ body, want string }{
		"nothing":           {``, "not JSON"},
		"cut off":           {`{"success":true,"data":{"sess`, "not JSON"},
		"html":              {`<html></html>`, "not JSON"},
		"a list":            {`[]`, "of another shape"},
		"a text":            {`"sessions"`, "of another shape"},
		"success is a text": {`{"success":"yes","data":{"sessions":[]}}`, "of another shape"},
		"no data":           {`{"success":true}`, "no data.sessions"},
		"null data":         {`{"success":true,"data":null}`, "no data.sessions"},
		"no sessions":       {`{"success":true,"data":{"apps":[]}}`, "no data.sessions"},
		"sessions no list":  {`{"success":true,"data":{"sessions":{}}}`, "not a list"},
		"row no object":     {`{"data":{"sessions":[{"id":"a"},7]}}`, "session 2 of the page is not an object"},
		"row is null":       {`{"data":{"sessions":[null]}}`, "session 1 of the page is not an object"},
		"no id":             {`{"data":{"sessions":[{"id":"a"},{}]}}`, "session 2 of the page has no id"},
		"empty id":          {`{"data":{"sessions":[{"id":""}]}}`, "session 1 of the page has no id"},
		"id no text":        {`{"data":{"sessions":[{"id":7}]}}`, "session 1 of the page has no id"},
		"id null":           {`{"data":{"sessions":[{"id":null}]}}`, "session 1 of the page has no id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decodePage(t.Context(), []byte(test.body))
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "realtimekit.") {
				t.Errorf("error %v, want one with %q and without our types", err, test.want)
			}
		})
	}
}

func TestTheMessageOfEitherErrorFormIsFound(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want apiMessage
	}{
		"service":         {`{"success":false,"error":{"code":404,"message":"no such app"}}`, apiMessage{404, "no such app"}},
		"edge":            {`{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`, apiMessage{10000, "Authentication error"}},
		"code as text":    {`{"success":false,"errors":[{"code":"7003","message":"x"}]}`, apiMessage{7003, "x"}},
		"empty, then one": {`{"success":false,"error":null,"errors":[{},{"message":"second"}]}`, apiMessage{0, "second"}},
		"nothing":         {`{"success":false}`, apiMessage{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decodePage(t.Context(), []byte(test.body))

			var said *apiMessage
			if !errors.As(err, &said) || *said != test.want {
				t.Errorf("error %#v, want %#v", err, test.want)
			}
		})
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
