package realtimekit

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// A body is read as a second reader reads it, or refused where that reader finds no
// page. The second reader finds the parts with encoding/json; how package wire reads a
// single value is tested there.
func FuzzDecodePage(f *testing.F) {
	for _, body := range []string{
		``, `null`, `[]`, `{}`, `{"success":true}`, `{"success":false}`, `{"success":0}`, `{"data":{"sessions":null}}`, `{"data":{"sessions":[]}}`,
		`{"data":{"sessions":[{"id":"a"},{"id":"b","x":1}]},"paging":{"total_count":2,"start_offset":1}}`,
		`{"data":{"sessions":[{"id":"a"}],"Sessions":null},"Data":null}`,
		`{"data":{"sessions":[{"id":"a\u0000"}]}}`, `{"data":{"sessions":[{"id":"a\ud800"}]}}`, "{\"data\":{\"sessions\":[{\"id\":\"a\xff\"}]}}",
		`{"success":false,"errors":[null,{},{"code":"1e3","message":{"a": 1}}]}`,
		`{"data":{"sessions":[{"id":"a","meta":{"a":[ 1e400 ]},"breakout_rooms":[ null, {} ],"type":7,"minutes_consumed":"1e999"}]}}`,
		"{\"data\":{\"sessions\":[{\"id\":\"a\",\"\x7f\":\"\u0085\",\"status\":\"\\r\\n\\r\x7f\"}]}}",
		`{"data":{"sessions":[{"id":"a"}],"paging":{"total_count":{}}},"paging":[]}`,
		`{"data":{},"paging":{"total_count":0}}`, `{"data":{"paging":{"total_count":"0.0"}}}`, `{"data":[],"paging":{"total_count":1}}`,
		strings.Repeat(`[`, 10001), `[x` + strings.Repeat(`[`, 10001), `{"data":` + strings.Repeat(`[`, 9999) + strings.Repeat(`]`, 9999) + `}`,
		// encoding/json also accepts a name in other letters: a list could be lost without an error.
		`{"data":{"sessions":[{"id":"s1"}],"Sessions":[]},"paging":{"total_count":1}}`, `{"data":{"sessions":[{"id":"s1"}],"ſessions":null}}`,
		`{"data":{"sessions":[{"id":"s1"}]},"Data":{"sessions":[]}}`, `{"data":{"sessions":[{"id":"s1"}]},"SUCCESS":false}`,
		`{"data":{"sessions":[{"id":"s1"}]},"paging":{"total_count":1},"Paging":{"total_count":0}}`,
		`{"data":{"sessions":[{"id":"s1"}],"paging":{"total_count":1},"PAGING":{"total_count":0}}}`,
		`{"data":{"sessions":[{"id":"s0","status":"LIVE","id":"s1","status":"ENDED"}]}}`, `{"data":{"sessions":null,"sessions":[{"id":"s1"}]}}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(checkPage)
}

// Any field of a row may have a value of any type.
func FuzzDecodeSession(f *testing.F) {
	for _, value := range []string{
		`null`, `true`, `""`, `"a\r\n\u001b[31m\u009b\t"`, "\"\x7f\u0085\u2028\"", `"\ud800"`, `0`, `-0.0`, `3e0`, `"3"`, `2.5`, `1e400`, `1e-999999999`,
		`9223372036854775808`, `[ 1, [ ], null ]`, `{"a": {"\u007f": 12345678901234567890.10}}`, `[[[[]]]]`, `{"a":1,"a":2}`, `"<&>"`, `"NaN"`,
	} {
		f.Add([]byte(value), "x")
	}
	f.Add([]byte(`-1`), "ID")
	f.Add([]byte(`"LIVE"`), "Status")
	f.Add([]byte(`1`), "ID\x7f\u009b")
	f.Add([]byte("\"\xd2\""), "\x80")

	f.Fuzz(func(t *testing.T, value []byte, name string) {
		if !json.Valid(value) {
			t.Skip()
		}
		extra, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{
			"associated_id", "meeting_display_name", "organization_id", "status", "type", "created_at", "started_at", "updated_at", "ended_at",
			"live_participants", "max_concurrent_participants", "minutes_consumed", "breakout_rooms", "meta", "parent_session_id",
		} {
			checkPage(t, withRows(`{`+string(extra)+`:`+string(value)+`,"`+field+`":`+string(value)+`,"id":"s1"}`))
		}
	})
}

func checkPage(t *testing.T, body []byte) {
	t.Helper()
	got, err := decodeSessions(t.Context(), body)
	if err != nil && got.Items != nil {
		t.Fatalf("%d sessions and error %v", len(got.Items), err)
	}
	body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	rows, paging, found := readPlainly(body)
	if verdictOf(t, body, err) != found {
		t.Fatalf("error %v, want %s", err, found)
	}
	if found != aPage {
		return
	}
	if len(got.Items) != len(rows) {
		t.Fatalf("%d sessions of %d rows", len(got.Items), len(rows))
	}
	for i, session := range got.Items {
		checkSession(t, session, rows[i])
	}
	numbers, want := []*int64{got.Total, got.FirstOffset}, []*int64{paging.natural("total_count"), paging.natural("start_offset")}
	if !reflect.DeepEqual(numbers, want) {
		t.Errorf("total %v from %v, want %v from %v", valueOf(numbers[0]), valueOf(numbers[1]), valueOf(want[0]), valueOf(want[1]))
	}
}

// verdict says what a body is.
type verdict string

const (
	aPage    verdict = "a page"
	aRefusal verdict = "a refusal"
	noJSON   verdict = "not JSON"
	noPage   verdict = "not a page"
)

// verdictOf sorts an error of decodePage.
func verdictOf(t *testing.T, body []byte, err error) verdict {
	t.Helper()
	envelope, unreadable := request.DecodeEnvelope(body)
	switch {
	case err == nil:
		return aPage
	case envelope.Refused && err.Error() == envelope.Err().Error():
		return aRefusal
	case unreadable != nil && err.Error() == unreadable.Error() && !json.Valid(bytes.TrimPrefix(body, []byte("\uFEFF"))):
		return noJSON
	default:
		return noPage
	}
}

// object is a JSON object whose values are not read yet; nil is anything else.
type object map[string]json.RawMessage

func objectOf(raw []byte) object {
	var fields object
	if json.Unmarshal(raw, &fields) != nil {
		return nil
	}
	return fields
}

func (o object) natural(name string) *int64 { return wire.Natural(string(o[name])) }

// readPlainly finds the rows and the paging of a body.
func readPlainly(body []byte) (rows []object, paging object, found verdict) {
	body = bytes.TrimPrefix(body, []byte("\uFEFF"))
	if !json.Valid(body) {
		return nil, nil, noJSON
	}
	envelope := objectOf(body)
	success := string(envelope["success"])
	switch {
	case envelope == nil && strings.TrimSpace(string(body)) != wire.Null, !slices.Contains([]string{"", "true", "false", wire.Null}, success):
		return nil, nil, noPage
	case success == "false":
		return nil, nil, aRefusal
	}
	data := objectOf(envelope["data"])

	paging = objectOf(envelope["paging"])
	if paging["total_count"] == nil && paging["start_offset"] == nil {
		paging = objectOf(data["paging"])
	}
	if _, there := data["sessions"]; !there {
		if total := paging.natural("total_count"); total == nil || *total != 0 {
			return nil, nil, noPage
		}
		return nil, paging, aPage
	}
	var list []json.RawMessage
	if json.Unmarshal(data["sessions"], &list) != nil {
		return nil, nil, noPage
	}
	for _, element := range list {
		row, id := objectOf(element), ""
		if json.Unmarshal(row["id"], &id) != nil || id == "" || strings.Contains(id, "\uFFFD") || strings.ContainsFunc(id, unicode.IsControl) {
			return nil, nil, noPage
		}
		rows = append(rows, row)
	}
	return rows, paging, aPage
}

// sessionOf reads the documented fields of a row, and takes them out of it.
func sessionOf(row object) Session {
	take := func(name string) string {
		raw := string(row[name])
		delete(row, name)
		return raw
	}
	text := func(raw string) *string {
		if said, ok := wire.Text(raw); ok {
			return &said
		}
		return nil
	}

	id, _ := wire.Verbatim(take("id"))
	session := Session{
		ID: id, AssociatedID: text(take("associated_id")), MeetingDisplayName: text(take("meeting_display_name")),
		OrganizationID: text(take("organization_id")), Status: text(take("status")), Type: text(take("type")),
		CreatedAt: text(take("created_at")), StartedAt: text(take("started_at")), UpdatedAt: text(take("updated_at")), EndedAt: text(take("ended_at")),
		LiveParticipants: wire.Count(take("live_participants")), MaxConcurrentParticipants: wire.Count(take("max_concurrent_participants")),
		MinutesConsumed: wire.Number(take("minutes_consumed")),
		ParentSessionID: text(string(row["parent_session_id"])),
	}
	if meta := take("meta"); meta != "" && meta != wire.Null {
		session.Meta = wire.Compact(meta)
	}
	var rooms []json.RawMessage
	if json.Unmarshal([]byte(take("breakout_rooms")), &rooms) == nil {
		for _, room := range rooms {
			session.BreakoutRooms = append(session.BreakoutRooms, wire.Compact(string(room)))
		}
	}
	return session
}

func checkSession(t *testing.T, got Session, row object) {
	t.Helper()
	undocumented := got.Undocumented
	got.Undocumented = nil
	if want := sessionOf(row); !reflect.DeepEqual(got, want) {
		t.Errorf("decoded\n%s\nwant\n%s", asJSON(got), asJSON(want))
	}
	last := object{}
	for _, field := range undocumented {
		last[field.Name] = json.RawMessage(field.Value)
	}
	if len(last)+len(row) > 0 && !reflect.DeepEqual(last, row) {
		t.Errorf("the undocumented fields are %q, want %q", last, row)
	}
	checkJSON(t, undocumented.JSON(), row)
}

// checkJSON compares an object with its fields. Control characters may make two names
// the same.
func checkJSON(t *testing.T, got string, fields object) {
	t.Helper()
	want := object{}
	for name, value := range fields {
		quoted, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}
		shown, _ := wire.Text(string(quoted))
		want[shown] = wire.Compact(string(value))
	}
	if !json.Valid([]byte(got)) || string(wire.Compact(got)) != got || len(want) == len(fields) && !reflect.DeepEqual(objectOf([]byte(got)), want) {
		t.Errorf("the object is %s, want %q", got, want)
	}
}
