package provider_test

import (
	"testing"
)

// Elements that are known are checked while others are not.
func TestGroupKeys_problems(t *testing.T) {
	t.Parallel()
	const (
		list  = `list at most one of "hour", "day", "week" and "month", and any of "meeting", "status" and "type"`
		null  = "an element is null; remove it"
		bogus = `"bogus" is not allowed (allowed: "hour", "day", "week", "month", "meeting", "status", "type")`
	)
	for name, test := range map[string]struct {
		elements []any
		problems []string
	}{
		"all known":                   {[]any{"day", "status"}, nil},
		"all unknown":                 {[]any{unknown, unknown}, nil},
		"unknown with a key":          {[]any{"day", unknown}, nil},
		"unknown with a mistake":      {[]any{unknown, "bogus"}, []string{bogus}},
		"unknown between two periods": {[]any{"day", unknown, "week"}, []string{`"day" and "week" cannot be combined; ` + list}},
		"in another case":             {[]any{"Day"}, []string{`"Day" is not allowed; write "day" (allowed: "hour", "day", "week", "month", "meeting", "status", "type")`}},
		"twice":                       {[]any{"meeting", "meeting"}, []string{`"meeting" is listed twice; list each key once`}},
		"null":                        {[]any{"day", nil}, []string{null}},
		"null with a mistake":         {[]any{nil, "bogus"}, []string{null, bogus}},
		"empty":                       {[]any{}, []string{"the list is empty; remove group_by for totals without groups, or " + list}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var want []string
			for _, problem := range test.problems {
				want = append(want, cannotBeUsed("group_by", problem))
			}
			wantProblems(t, problemsOf(t, usageType, map[string]any{"group_by": test.elements}), want...)
		})
	}
}

func TestCheckTimeZone_problems(t *testing.T) {
	t.Parallel()
	const example = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`
	for zone, problem := range map[any]string{
		"Europe/Atlantis": `"Europe/Atlantis" is not a known time zone; ` + example,
		"Local":           `"Local" is the zone of the machine, and the report must not depend on that; ` + example,
		"":                `the name is empty; remove time_zone to get UTC, or ` + example,
	} {
		wantProblemAt(t, problemsOf(t, usageType, map[string]any{"time_zone": zone}), "time_zone", cannotBeUsed("time_zone", problem), "")
	}
	for _, zone := range []any{"Europe/Berlin", unknown, nil} {
		wantProblems(t, problemsOf(t, usageType, map[string]any{"time_zone": zone}))
	}
}
