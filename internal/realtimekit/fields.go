package realtimekit

import (
	"encoding/json"
	"slices"
	"strings"
)

// Field is one field of a JSON object.
type Field struct {
	Name string
	// Value is JSON, as it was sent.
	Value string
}

// Fields are fields of a JSON object as they were sent: in any order, and one
// that came twice twice.
type Fields []Field

// JSON is the object, compact and sorted by name, so that the same fields give
// the same bytes. The values go in as they are: the standard encoder would escape
// HTML in them.
func (f Fields) JSON() string {
	sorted := slices.Clone(f)
	slices.SortStableFunc(sorted, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })

	text := []byte{'{'}

	for i, field := range sorted {
		if i+1 < len(sorted) && sorted[i+1].Name == field.Name {
			continue // the last one counts
		}

		if len(text) > 1 {
			text = append(text, ',')
		}

		// A string always has a JSON form.
		name, _ := json.Marshal(field.Name)
		text = append(text, TameJSON(name)...)
		text = append(text, ':')
		text = append(text, compactJSON(field.Value)...)
	}

	return string(append(text, '}'))
}
