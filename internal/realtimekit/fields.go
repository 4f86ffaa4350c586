package realtimekit

import (
	"bytes"
	"encoding/json"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Field is one field of a JSON object.
type Field struct {
	Name string
	// Value is the JSON that the API sent.
	Value string
}

// Fields are fields of a JSON object in the order in which the API sent them. A name may
// occur twice.
type Fields []Field

// JSON returns the fields as a compact object without control characters. It is sorted by
// name, so that the same fields give the same bytes; the last of two fields with one name
// counts. Values keep the digits and letters that the API sent.
func (f Fields) JSON() string {
	values := make(map[string]json.RawMessage, len(f))
	for _, field := range f {
		values[field.Name] = json.RawMessage(field.Value)
	}
	var text bytes.Buffer

	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)

	// It fails on a value that is not JSON only.
	_ = encoder.Encode(values)
	return string(wire.Compact(text.String()))
}
