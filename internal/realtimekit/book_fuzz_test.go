package realtimekit

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// The book is what DESIGN.md says of an answer, read in another way than the
// client does: whole, into values without types.

type verdict string

const (
	good    verdict = "a page"
	refused verdict = "a refusal"
	noJSON  verdict = "no JSON"
	tooDeep verdict = "too deep"
	noPage  verdict = "no page"
)

// documented are the fields of a session, and how the client reads them.
var documented = map[string]string{
	"associated_id": "text", "meeting_display_name": "text", "organization_id": "text", "status": "text", "type": "text",
	"created_at": "text", "started_at": "text", "updated_at": "text", "ended_at": "text",
	"live_participants": "count", "max_concurrent_participants": "count", "minutes_consumed": "float", "breakout_rooms": "list", "meta": "JSON",
}

func readByTheBook(body []byte) (rows []map[string]any, paging map[string]any, _ verdict) {
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

// deepest counts brackets outside of texts, up to the place where they are more
// than JSON may have.
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

// shown is a text as a terminal may get it.
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

// shownJSON is a value of JSON with all its texts as shown. It is not sure where
// two names become one.
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
