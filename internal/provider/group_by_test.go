package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestGroupByIsCheckedAsFarAsItIsKnown(t *testing.T) {
	t.Parallel()

	const (
		cannot = "The value of group_by cannot be used: "
		list   = `list at most one of "hour", "day", "week" and "month", and any of "meeting", "status" and "type".`
	)

	for name, test := range map[string]struct {
		elements []any
		problems []string
	}{
		"all known":                   {[]any{"day", "status"}, nil},
		"all unknown":                 {[]any{tftypes.UnknownValue, tftypes.UnknownValue}, nil},
		"unknown beside a key":        {[]any{"day", tftypes.UnknownValue}, nil},
		"unknown beside a mistake":    {[]any{tftypes.UnknownValue, "bogus"}, []string{cannot + `"bogus" is nothing to group by; ` + list}},
		"unknown between two periods": {[]any{"day", tftypes.UnknownValue, "week"}, []string{cannot + `"day" and "week" exclude each other; ` + list}},
		"null":                        {[]any{"day", nil}, []string{cannot + "null is nothing to group by; leave it out."}},
		"null beside a mistake":       {[]any{nil, "bogus"}, []string{cannot + "null is nothing to group by; leave it out.", cannot + `"bogus" is nothing to group by; ` + list}},
		"nothing":                     {[]any{}, []string{cannot + "an empty list groups by nothing; leave it out to get totals alone, or " + list}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			elements := make([]tftypes.Value, len(test.elements))
			for i, element := range test.elements {
				elements[i] = tftypes.NewValue(tftypes.String, element)
			}

			wantProblems(t, problemsOf(t, usageType, map[string]any{"group_by": elements}), test.problems...)
		})
	}
}
