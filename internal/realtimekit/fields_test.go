package realtimekit

import (
	"encoding/json"
	"slices"
	"testing"
)

// Names are sorted and safe for a terminal, and the last of two counts.
func TestFields_JSON(t *testing.T) {
	t.Parallel()

	got := Fields{{"b\x1b[2J", `1`}, {"a\x7f\u009b", `"<é>"`}, {"é\u2028", `7`}, {"é\u2028", ` null`}}.JSON()
	if want := `{"a��":"<é>","b�[2J":1,"é\u2028":null}`; got != want {
		t.Errorf("the object is %q, want %q", got, want)
	}
}

// field is the value of a field in compact form, the last one of several, nil without
// one.
func field(fields Fields, name string) json.RawMessage {
	for _, one := range slices.Backward(fields) {
		if one.Name == name {
			return compactJSON(one.Value)
		}
	}

	return nil
}
