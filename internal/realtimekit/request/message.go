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
	// maxEntries bounds the texts of a list of errors, and maxNesting the levels that
	// are searched for them.
	maxEntries, maxNesting = 3, 6
	// maxPlain bounds a text in place of JSON, in bytes.
	maxPlain = 200
)

// explained are the fields in which servers explain an error, in the order of their texts:
// the two forms of Cloudflare, application/problem+json, and those of common frameworks.
var explained = []string{
	"title", "message", "detail", "error", "error_description", "errors", "issues", "error_chain", "messages",
}

// apiMessage is the API's own error; it is empty without one.
type apiMessage struct {
	code int64
	text string
	// refused is set by "success": false.
	refused bool
}

func (m *apiMessage) Error() string { return m.text }

// messageOf returns the error in a body of any form: JSON, or a short text.
func messageOf(body []byte) *apiMessage {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte(byteOrderMark)))
	if json.Valid(body) {
		return messageIn(string(body))
	}
	return &apiMessage{text: plainText(body)}
}

// messageIn returns the error in an answer that is JSON. The code is the first of the
// single error of the service, the edge's list, and the answer itself.
func messageIn(answer string) *apiMessage {
	found := &apiMessage{text: strings.Join(slices.Compact(explanations(answer, maxNesting)), "; ")}
	takeCode := func(entry string) {
		wire.EachField(entry, func(name, value string) {
			if code := wire.Count(value); name == "code" && code != nil && found.code == 0 {
				found.code = *code
			}
		})
	}

	wire.EachField(answer, func(name, value string) {
		switch name {
		case "success":
			found.refused = value == "false"
		case "error":
			takeCode(value)
		case "errors":
			wire.EachElement(value, takeCode)
		}
	})
	takeCode(answer)
	return found
}

// explanations returns the texts in the fields of a JSON value that explain an error, at
// most three of a list.
func explanations(value string, levels int) (texts []string) {
	if strings.HasPrefix(value, `"`) {
		if text := strings.TrimSpace(wire.Unquote(value)); text != "" {
			texts = append(texts, text)
		}
		return texts
	}
	// Only lists and objects have more texts: looking into anything else would take nine
	// times as long for each level.
	if levels == 0 || !strings.HasPrefix(value, "[") && !strings.HasPrefix(value, "{") {
		return nil
	}
	entries := 0

	wire.EachElement(value, func(element string) {
		if entries == maxEntries {
			return
		}
		if found := explanations(element, levels-1); len(found) > 0 {
			texts, entries = append(texts, found...), entries+1
		}
	})
	return append(texts, explanationsOfObject(value, levels-1)...)
}

func explanationsOfObject(object string, levels int) (texts []string) {
	fields := map[string]string{}

	wire.EachField(object, func(name, value string) { fields[name] = value })
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

// plainText returns a body that is a short text in place of JSON, such as "error code:
// 1010"; "" for any other. A longer one is not cut: half a secret is one too many.
func plainText(body []byte) string {
	isControl := func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }
	if len(body) > maxPlain || !utf8.Valid(body) || bytes.ContainsAny(body, "<{[") || bytes.ContainsFunc(body, isControl) {
		return ""
	}
	return string(body)
}
