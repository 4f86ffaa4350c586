package realtimekit

import "testing"

func TestFields_JSON(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fields Fields
		want   string
	}{
		"no fields":          {nil, `{}`},
		"sorted by name":     {Fields{{"b", `1`}, {"B", `2`}, {"a", `3`}}, `{"B":2,"a":3,"b":1}`},
		"the last of two":    {Fields{{"a", `1`}, {"b", `2`}, {"a", `null`}}, `{"a":null,"b":2}`},
		"compact":            {Fields{{"a", `{ "x": [ 1, "y z" ] }`}}, `{"a":{"x":[1,"y z"]}}`},
		"values as sent":     {Fields{{"a", `"<é>"`}, {"b", `1.50`}, {"c", `"\u00e9"`}}, `{"a":"<é>","b":1.50,"c":"\u00e9"}`},
		"control characters": {Fields{{"b\x1b[2J", `"\u001b"`}, {"a\x7f\u009b", `1`}}, "{\"a\uFFFD\uFFFD\":1,\"b\uFFFD[2J\":\"\uFFFD\"}"},
		"a quoted name":      {Fields{{`a"\`, `1`}, {"é\u2028", `2`}}, `{"a\"\\":1,"é\u2028":2}`},
	} {
		if got := test.fields.JSON(); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
