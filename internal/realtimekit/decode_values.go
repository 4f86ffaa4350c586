package realtimekit

import (
	"bytes"
	"encoding/json"
	"strings"
)

// null is how JSON writes that there is nothing.
const null = "null"

// text reads a string, made fit for a terminal. Anything else is kept as its
// JSON, so that nothing the API sent is lost; ok is false for null and absence.
func text(raw string) (said string, ok bool) {
	said, ok = verbatim(raw)

	return tame(said), ok
}

// verbatim is text as it was sent.
func verbatim(raw string) (said string, ok bool) {
	switch {
	case raw == "" || raw == null:
		return "", false
	case raw[0] == '"':
		return nameOf(raw), true
	default:
		return string(compactJSON(raw)), true
	}
}

// compact is raw without insignificant white space, nil for null and absence.
func compact(raw string) json.RawMessage {
	if raw == "" || raw == null {
		return nil
	}

	return compactJSON(raw)
}

func compactJSON(raw string) json.RawMessage {
	if !strings.ContainsAny(raw, " \t\r\n") {
		return TameJSON([]byte(raw))
	}

	var buffer bytes.Buffer
	if json.Compact(&buffer, []byte(raw)) != nil {
		return json.RawMessage(raw)
	}

	return TameJSON(buffer.Bytes())
}
