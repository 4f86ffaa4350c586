package realtimekit

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A body is read as a second, simpler reader reads it, or refused where that reader
// finds no page.
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
		strings.Repeat(`[`, 10001), `[x` + strings.Repeat(`[`, 10001), `{"data":` + strings.Repeat(`[`, 9999) + strings.Repeat(`]`, 9999) + `}`,
	} {
		f.Add([]byte(body))
	}

	f.Fuzz(checkPage)
}

// Any field of a row may have a value of any type.
func FuzzDecodeSession(f *testing.F) {
	for _, value := range []string{
		`null`, `true`, `""`, `"a\r\n\u001b[31m\u009b\t"`, "\"\x7f\u0085\u2028\"", `"\ud800"`, `0`, `-0.0`, `3e0`, `"3"`, `2.5`, `1e400`, `1e-999999999`,
		`9223372036854775808`, `[ 1, [ ], null ]`, `{"a": {"\u007f": 12345678901234567890.10}}`, `[[[[]]]]`, `{"a":1,"a":2}`, `"<&>"`,
		`"00"`, `"30e-1"`, `0.3E+1`, `2.00000000000000000001`, `9007199254740993`, `0e999999999999999999999`, `1e999999999`, `1e9223372036854775807`,
		`1e-9223372036854775808`, `0.1e9223372036854775807`, `"0x10"`, `"1_0"`, `"Inf"`, `"NaN"`, `" 3"`, `"+3"`, `"3."`, `".3"`,
	} {
		f.Add([]byte(value), "x")
	}

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

		for field := range fieldsOf(Session{}) {
			checkPage(t, onePageOf(`{`+string(extra)+`:`+string(value)+`,"`+field+`":`+string(value)+`,"id":"s1"}`))
		}
	})
}

func checkPage(t *testing.T, body []byte) {
	t.Helper()

	got, err := decodePage(t.Context(), body)
	rows, paging, verdict := readPlainly(body)

	if said := (*apiMessage)(nil); errors.As(err, &said) != (verdict == refused) {
		t.Fatalf("error %v, want %q", err, verdict)
	}

	// The text may be invalid before it gets too deep.
	if errors.Is(err, errNoJSON) && verdict == tooDeep {
		verdict = noJSON
	}

	if errors.Is(err, errNoJSON) != (verdict == noJSON) || errors.Is(err, errTooDeep) != (verdict == tooDeep) || (err == nil) != (verdict == good) {
		t.Fatalf("error %v, want %q", err, verdict)
	}

	if err != nil {
		return
	}

	if len(got.sessions) != len(rows) {
		t.Fatalf("%d sessions of %d rows", len(got.sessions), len(rows))
	}

	for i, session := range got.sessions {
		checkSession(t, session, rows[i])
	}

	for name, number := range map[string]*int64{"total_count": got.total, "start_offset": got.startOffset} {
		want, sure := plainCount(paging[name])
		if want != nil && *want < 0 {
			want = nil
		}

		if sure && !same(number, want) {
			t.Errorf("%s is %v, want %v", name, show(number), show(want))
		}
	}
}

// verdict is what readPlainly makes of a body.
type verdict string

const (
	good    verdict = "a page"
	refused verdict = "a refusal"
	noJSON  verdict = "not JSON"
	tooDeep verdict = "too deep"
	noPage  verdict = "not a page"
)

// readPlainly reads a page as DESIGN.md describes it, into values without types.
func readPlainly(body []byte) (rows []map[string]any, paging map[string]any, _ verdict) {
	body = bytes.ToValidUTF8(body, []byte("\uFFFD"))

	whole, err := decodeAny(body)

	switch {
	case err != nil && deepest(body) > 10000:
		return nil, nil, tooDeep
	case err != nil:
		return nil, nil, noJSON
	}

	frame, isObject := whole.(map[string]any)
	success, isBool := frame["success"].(bool)

	switch {
	case whole != nil && !isObject, frame["success"] != nil && !isBool:
		return nil, nil, noPage
	case isBool && !success:
		return nil, nil, refused
	}

	data, _ := frame["data"].(map[string]any)
	list, isList := data["sessions"].([]any)

	if sessions, there := data["sessions"]; !there || sessions != nil && !isList {
		return nil, nil, noPage
	}

	for _, element := range list {
		row, isObject := element.(map[string]any)
		if id, _ := row["id"].(string); !isObject || id == "" || strings.ContainsAny(id, "\uFFFD\x7f") || strings.IndexFunc(id, unicode.IsControl) >= 0 {
			return nil, nil, noPage
		}

		rows = append(rows, row)
	}

	paging, _ = frame["paging"].(map[string]any)
	if len(paging) == 0 {
		paging, _ = data["paging"].(map[string]any)
	}

	return rows, paging, good
}

// decodeAny keeps the digits of numbers.
func decodeAny(text []byte) (value any, err error) {
	if !json.Valid(text) {
		return nil, strconv.ErrSyntax
	}

	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()

	return value, decoder.Decode(&value)
}

// deepest is the depth of brackets outside of strings, or any number above the limit.
func deepest(text []byte) (most int) {
	depth, quoted := 0, false

	for i := 0; i < len(text) && most <= 10000; i++ {
		switch {
		case quoted && text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case quoted:
		case text[i] == '[', text[i] == '{':
			depth++
			most = max(most, depth)
		case text[i] == ']', text[i] == '}':
			depth--
		}
	}

	return most
}

// fieldsOf are the documented fields of a session except its id.
func fieldsOf(s Session) map[string]any {
	return map[string]any{
		"associated_id": s.AssociatedID, "meeting_display_name": s.MeetingDisplayName, "organization_id": s.OrganizationID, "status": s.Status,
		"type": s.Type, "created_at": s.CreatedAt, "started_at": s.StartedAt, "updated_at": s.UpdatedAt, "ended_at": s.EndedAt,
		"live_participants": s.LiveParticipants, "max_concurrent_participants": s.MaxConcurrentParticipants, "minutes_consumed": s.MinutesConsumed,
		"breakout_rooms": s.BreakoutRooms, "meta": s.Meta,
	}
}

func checkSession(t *testing.T, got Session, row map[string]any) {
	t.Helper()

	if got.ID != row["id"] {
		t.Errorf("id %q, want %q", got.ID, row["id"])
	}

	fields, undocumented := fieldsOf(got), map[string]any{}
	for name, value := range fields {
		checkField(t, name, value, row[name])
	}

	for name, value := range row {
		if _, documented := fields[name]; name != "id" && !documented {
			undocumented[name] = value

			checkJSON(t, name, field(got.Undocumented, name), value)
		}
	}

	for _, field := range got.Undocumented {
		if _, sent := undocumented[field.Name]; !sent {
			t.Errorf("the undocumented field %q was not sent", field.Name)
		}
	}

	checkJSON(t, "the undocumented fields", json.RawMessage(got.Undocumented.JSON()), undocumented)
}

// checkField compares a field with the value that was sent.
func checkField(t *testing.T, name string, got, sent any) {
	t.Helper()

	switch got := got.(type) {
	case *string:
		text, isText := sent.(string)
		if (got == nil) != (sent == nil) || isText && *got != shown(text) {
			t.Errorf("%s is %v, want %v", name, show(got), sent)
		} else if got != nil && !isText {
			checkJSON(t, name, json.RawMessage(*got), sent)
		}
	case *int64:
		if want, sure := plainCount(sent); sure && !same(got, want) {
			t.Errorf("%s is %v, want %v", name, show(got), show(want))
		}
	case *float64:
		var want *float64
		if literal := literalOf(sent); decimal.MatchString(literal) && json.Unmarshal([]byte(literal), &want) != nil {
			want = nil
		}

		if !same(got, want) {
			t.Errorf("%s is %v, want %v", name, show(got), show(want))
		}
	case []json.RawMessage:
		list, _ := sent.([]any)
		if len(list) != len(got) {
			t.Fatalf("%s has %d elements, want %d", name, len(got), len(list))
		}

		for i, element := range list {
			checkJSON(t, name, got[i], element)
		}
	case json.RawMessage:
		if (got == nil) != (sent == nil) {
			t.Errorf("%s is %s, want %v", name, got, sent)
		} else if got != nil {
			checkJSON(t, name, got, sent)
		}
	}
}

// checkJSON compares a JSON value with what was sent, and wants it compact.
func checkJSON(t *testing.T, name string, got json.RawMessage, want any) {
	t.Helper()

	value, err := decodeAny(got)
	if want, sure := shownJSON(want); err != nil || sure && !reflect.DeepEqual(value, want) {
		t.Errorf("%s is %q, want %v", name, got, want)
	}

	var compacted bytes.Buffer
	if json.Compact(&compacted, got) != nil || !bytes.Equal(compacted.Bytes(), got) || !utf8.Valid(got) || bytes.ContainsFunc(got, unicode.IsControl) {
		t.Errorf("%s is not fit to be shown: %q", name, got)
	}
}

// shown is a text without what moves the cursor of a terminal.
func shown(sent string) string {
	var text strings.Builder

	for i, r := range sent {
		switch {
		case r == '\r' && strings.HasPrefix(sent[i:], "\r\n"):
		case r != '\n' && r != '\t' && unicode.In(r, unicode.Cc):
			text.WriteRune('\uFFFD')
		default:
			text.WriteRune(r)
		}
	}

	return text.String()
}

// shownJSON is a JSON value with all strings as shown. It is not sure if two names
// become the same.
func shownJSON(value any) (_ any, sure bool) {
	sure = true
	within := func(inner any) any {
		made, certain := shownJSON(inner)
		sure = sure && certain

		return made
	}

	switch value := value.(type) {
	case string:
		return shown(value), true
	case []any:
		list := make([]any, len(value))
		for i, element := range value {
			list[i] = within(element)
		}

		return list, sure
	case map[string]any:
		object := map[string]any{}
		for name, member := range value {
			object[shown(name)] = within(member)
		}

		return object, sure && len(object) == len(value)
	default:
		return value, true
	}
}

var decimal = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?$`)

// plainCount reads a count as a fraction. It is not sure if the fraction would be too
// long.
func plainCount(value any) (count *int64, sure bool) {
	literal := literalOf(value)

	parts := decimal.FindStringSubmatch(literal)
	if parts == nil {
		return nil, true
	}

	mantissa, _, _ := strings.Cut(strings.ToLower(literal), "e")
	if strings.Trim(mantissa, "-0.") == "" {
		return new(int64(0)), true
	}

	if exponent, err := strconv.Atoi("0" + strings.TrimLeft(parts[1], "+-")); err != nil || exponent > 2000 || len(literal) > 1000 {
		return nil, len(literal) <= 1000
	}

	fraction, ok := new(big.Rat).SetString(literal)
	if !ok || !fraction.IsInt() || !fraction.Num().IsInt64() {
		return nil, ok
	}

	return new(fraction.Num().Int64()), true
}

func literalOf(value any) string {
	switch value := value.(type) {
	case json.Number:
		return value.String()
	case string:
		return value
	default:
		return ""
	}
}
