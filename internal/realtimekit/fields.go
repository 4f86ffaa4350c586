package realtimekit

import (
	"bytes"
	"encoding/json"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Field is one field of a JSON object. Its value is JSON.
type Field struct{ Name, Value string }

// Fields are fields of a JSON object as the API sent them. A name may occur twice.
type Fields []Field

// JSON returns the fields as a compact object without control characters, sorted by name,
// so that the same fields give the same bytes. The last field of a name counts.
func (f Fields) JSON() string {
	values := make(map[string]json.RawMessage, len(f))
	for _, field := range f {
		values[field.Name] = json.RawMessage(field.Value)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(values)
	return string(wire.Compact(text.String()))
}
