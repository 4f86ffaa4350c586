package usage

import (
	"slices"
	"testing"
)

func TestParseKeys(t *testing.T) {
	t.Parallel()
	for _, want := range [][]Key{{Status}, {Week, Meeting, Status, Type}, {Type, Meeting, Month}, {Hour}, {Day, Meeting}} {
		var names []string
		for _, key := range want {
			names = append(names, string(key))
		}
		if got, err := ParseKeys(names); err != nil || !slices.Equal(got, want) {
			t.Errorf("%v, want %v, error %v", got, want, err)
		}
	}
}

func TestParseKeys_errors(t *testing.T) {
	t.Parallel()
	const allowed = `list at most one of "hour", "day", "week" and "month", and any of "meeting", "status" and "type"`
	for name, test := range map[string]struct {
		names []string
		want  string
	}{
		"none":         {nil, "the list is empty; remove group_by for totals without groups, or " + allowed},
		"unknown":      {[]string{"day", "user"}, `"user" is not a key; ` + allowed},
		"empty":        {[]string{""}, `"" is not a key; ` + allowed},
		"another case": {[]string{"Day"}, `"Day" is not a key; ` + allowed},
		"only windows": {[]string{"quarter"}, `"quarter" is not a key; ` + allowed},
		"twice":        {[]string{"type", "day", "type"}, `"type" is listed twice; list each key once`},
		"a day twice":  {[]string{"day", "day"}, `"day" is listed twice; list each key once`},
		"two periods":  {[]string{"week", "meeting", "hour"}, `"week" and "hour" cannot be combined; ` + allowed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if keys, err := ParseKeys(test.names); err == nil || err.Error() != test.want || keys != nil {
				t.Errorf("keys %v, error %v", keys, err)
			}
		})
	}
}
