package realtimekit

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
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

// wholeNumber reads a count, also when it is written 3.0, 3e0 or "3".
func wholeNumber(raw json.RawMessage) *int64 {
	literal := numeral(raw)
	if whole, err := strconv.ParseInt(literal, 10, 64); err == nil {
		return &whole
	}

	float := number(raw)
	// Past 2^53 a float no longer tells one whole number from the next.
	if float == nil || *float != math.Trunc(*float) || math.Abs(*float) >= 1<<53 {
		return nil
	}

	whole := int64(*float)

	return &whole
}

// number reads a float, also when it is written as a string.
func number(raw json.RawMessage) *float64 {
	float, err := strconv.ParseFloat(numeral(raw), 64)
	if err != nil {
		return nil
	}

	return &float
}

// numeral is the JSON number in raw, or in the string in raw; else it is empty.
// What strconv reads beyond JSON numbers (hexadecimal, Inf, underscores) is
// none.
func numeral(raw json.RawMessage) string {
	literal := json.Number("")
	if json.Unmarshal(raw, &literal) != nil {
		return ""
	}

	return literal.String()
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
