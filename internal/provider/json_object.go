package provider

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// jsonObject writes fields as a JSON object, sorted by name so that the same
// answer gives the same bytes. The values are JSON already and go in as they
// are: the standard encoder would escape HTML in them.
func jsonObject(fields map[string]json.RawMessage) string {
	var text strings.Builder

	text.WriteByte('{')

	for i, name := range slices.Sorted(maps.Keys(fields)) {
		if i > 0 {
			text.WriteByte(',')
		}

		// A string always has a JSON form.
		key, _ := json.Marshal(name)
		text.Write(realtimekit.TameJSON(key))
		text.WriteByte(':')
		text.Write(fields[name])
	}

	text.WriteByte('}')

	return text.String()
}
