package wire

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Null is the JSON null.
const Null = "null"

// Text reads a string, and replaces its control characters with U+FFFD. Any other value
// becomes its compact JSON. ok is false for null and for an absent value.
func Text(raw string) (text string, ok bool) {
	text, ok = Verbatim(raw)
	return tame(text), ok
}

// Verbatim is Text, except that a string keeps its control characters.
func Verbatim(raw string) (text string, ok bool) {
	switch {
	case raw == "" || raw == Null:
		return "", false
	case raw[0] == '"':
		return Unquote(raw), true
	default:
		return string(Compact(raw)), true
	}
}

// Compact returns JSON without white space between its parts, and tamed as Text is.
func Compact(raw string) json.RawMessage {
	if strings.ContainsAny(raw, " \t\r\n") {
		var buffer bytes.Buffer
		_ = json.Compact(&buffer, []byte(raw))
		raw = buffer.String()
	}
	return json.RawMessage(tameJSON(raw))
}
