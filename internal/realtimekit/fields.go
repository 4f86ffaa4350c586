package realtimekit

import (
	"encoding/json"
	"slices"
	"strings"

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
// counts. The values are not encoded again, as encoding/json would escape HTML in them.
func (f Fields) JSON() string {
	sorted := slices.Clone(f)
	slices.SortStableFunc(sorted, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })

	text := []byte{'{'}

	for i, field := range sorted {
		if i+1 < len(sorted) && sorted[i+1].Name == field.Name {
			continue
		}

		if len(text) > 1 {
			text = append(text, ',')
		}

		// Marshal never fails on a string.
		name, _ := json.Marshal(field.Name)
		text = append(text, wire.TameJSON(name)...)
		text = append(text, ':')
		text = append(text, wire.Compact(field.Value)...)
	}

	return string(append(text, '}'))
}
