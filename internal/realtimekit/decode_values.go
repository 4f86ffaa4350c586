package realtimekit

import (
	"bytes"
	"encoding/json"
)

// text reads a string, made fit for a terminal. Anything else is kept as its
// JSON, so that nothing the API sent is lost.
func text(raw json.RawMessage) *string {
	said := verbatim(raw)
	if said != nil {
		*said = tame(*said)
	}

	return said
}

// verbatim is text as it was sent.
func verbatim(raw json.RawMessage) *string {
	var said *string
	if len(raw) > 0 && json.Unmarshal(raw, &said) != nil {
		said = new(string(compact(raw)))
	}

	return said
}

// list reads an array; anything else, absence included, is an empty one.
func list(raw json.RawMessage) []json.RawMessage {
	var elements []json.RawMessage
	if json.Unmarshal(raw, &elements) != nil {
		return nil
	}

	for i, element := range elements {
		elements[i] = compactJSON(element)
	}

	return elements
}

// compact is raw without insignificant white space, nil for null and absence.
func compact(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}

	return compactJSON(raw)
}

func compactJSON(raw json.RawMessage) json.RawMessage {
	var buffer bytes.Buffer
	if json.Compact(&buffer, raw) != nil {
		return raw
	}

	return TameJSON(buffer.Bytes())
}
