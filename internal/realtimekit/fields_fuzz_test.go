package realtimekit

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A JSON object holds what went into it, in the same bytes each time, and nothing
// that a terminal would act on.
func FuzzAJSONObjectHoldsItsFields(f *testing.F) {
	f.Add("a", "b")
	f.Add("", "\x7f\u009b\x1b[2J")
	f.Add("<&>\u2028", `"\`)

	f.Fuzz(func(t *testing.T, first, second string) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) {
			t.Skip() // the client mended what was no UTF-8
		}

		fields := map[string]json.RawMessage{first: json.RawMessage(`[1e400]`), second: json.RawMessage(`"<é>"`)}
		sent := Fields{{first, `[1e400]`}, {second, `"<é>"`}}
		text := sent.JSON()

		want := map[string]json.RawMessage{}
		for name, value := range fields {
			want[shown(name)] = value
		}

		if len(want) < len(fields) {
			t.Skip() // two names became one
		}

		var got map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s holds %v, want %v", text, got, want)
		}

		if strings.ContainsFunc(text, unicode.IsControl) || first != second && text != (Fields{sent[1], sent[0]}).JSON() {
			t.Errorf("%q is not fit to be shown", text)
		}
	})
}
