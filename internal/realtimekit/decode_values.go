package realtimekit

import (
	"bytes"
	"encoding/json"
)

// text reads a string. Anything else is kept as its JSON, so that nothing the
// API sent is lost.
func text(raw json.RawMessage) *string {
	value := compact(raw)
	if value == nil {
		return nil
	}

	var text string
	if json.Unmarshal(value, &text) != nil {
		text = string(value)
	}

	return &text
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

	return buffer.Bytes()
}
