package request

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

const (
	maxEntries = 3   // of a list of errors
	maxNesting = 6   // levels that are searched for texts
	maxPlain   = 200 // bytes of a text in place of JSON
)

// explained are the fields in which Cloudflare, application/problem+json and common
// frameworks explain an error, in the order of their texts.
var explained = []string{
	"title", "message", "detail", "error", "error_description", "errors", "issues", "error_chain", "messages",
}

type apiMessage struct {
	code    int64
	text    string
	refused bool // "success": false
}

func (m *apiMessage) Error() string { return m.text }

func messageOf(body []byte) *apiMessage {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte(byteOrderMark)))
	if json.Valid(body) {
		return messageIn(string(body))
	}
	return &apiMessage{text: plainText(body)}
}

// messageIn reads JSON. The code is the first of error, errors and the answer itself.
func messageIn(answer string) *apiMessage {
	fields := fieldsOf(answer)
	found := &apiMessage{
		text: strings.Join(slices.Compact(explanations(answer, maxNesting)), "; "), refused: fields["success"] == "false",
	}
	entries := []string{fields["error"]}
	wire.EachElement(fields["errors"], func(entry string) { entries = append(entries, entry) })
	for _, entry := range append(entries, answer) {
		if code := wire.Count(fieldsOf(entry)["code"]); code != nil && found.code == 0 {
			found.code = *code
		}
	}
	return found
}

func fieldsOf(object string) map[string]string {
	fields := map[string]string{}
	wire.EachField(object, func(name, value string) { fields[name] = value })
	return fields
}

// explanations returns the texts that explain an error, at most three of a list.
func explanations(value string, levels int) (texts []string) {
	switch {
	case strings.HasPrefix(value, `"`):
		if text := strings.TrimSpace(wire.Unquote(value)); text != "" {
			texts = append(texts, text)
		}
	case levels > 0 && strings.HasPrefix(value, "["):
		entries := 0
		wire.EachElement(value, func(element string) {
			if entries == maxEntries {
				return
			}
			if found := explanations(element, levels-1); len(found) > 0 {
				texts, entries = append(texts, found...), entries+1
			}
		})
	case levels > 0 && strings.HasPrefix(value, "{"):
		return explanationsOfObject(fieldsOf(value), levels-1)
	}
	return texts
}

func explanationsOfObject(fields map[string]string, levels int) (texts []string) {
	for _, name := range explained {
		texts = append(texts, explanations(fields[name], levels)...)
	}
	// A message of another type is better than none.
	if text, ok := wire.Verbatim(fields["message"]); ok && len(texts) == 0 && text != "" && text[0] != '[' {
		texts = append(texts, text)
	}
	// Validators name the parameter in a path.
	if path := fields["path"]; strings.HasPrefix(path, "[") && len(texts) > 0 {
		texts[0] = strings.TrimPrefix(strings.Join(explanations(path, 1), ".")+": "+texts[0], ": ")
	}
	return texts
}

// plainText returns a short text in place of JSON, such as "error code: 1010". It does not
// cut a longer one: part of a secret would not be recognised.
func plainText(body []byte) string {
	isControl := func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }
	if len(body) > maxPlain || !utf8.Valid(body) || bytes.ContainsAny(body, "<{[") || bytes.ContainsFunc(body, isControl) {
		return ""
	}
	return string(body)
}
