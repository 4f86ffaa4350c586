package provider_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	realtimekit "github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

var windowType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{"start": tftypes.String, "end": tftypes.String}}

// callWindow calls the function as a CLI does: on a provider that nobody
// configured. An argument that is an empty value is one without any bytes.
func callWindow(t *testing.T, unit, offset, at, zone any) (start, end string, problem *tfprotov6.FunctionError) {
	t.Helper()

	var arguments []*tfprotov6.DynamicValue

	for _, argument := range []struct {
		kind  tftypes.Type
		value any
	}{{tftypes.String, unit}, {tftypes.Number, offset}, {tftypes.String, at}, {tftypes.String, zone}} {
		if empty, ok := argument.value.(*tfprotov6.DynamicValue); ok {
			arguments = append(arguments, empty)

			continue
		}

		value, err := tfprotov6.NewDynamicValue(argument.kind, tftypes.NewValue(argument.kind, argument.value))
		if err != nil {
			t.Fatal(err)
		}

		arguments = append(arguments, &value)
	}

	answer, err := realtimekit.NewServer("test")().CallFunction(t.Context(), &tfprotov6.CallFunctionRequest{Name: "window", Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}

	if answer.Error != nil {
		return "", "", answer.Error
	}

	value, err := answer.Result.Unmarshal(windowType)
	if err != nil {
		t.Fatal(err)
	}

	var window map[string]tftypes.Value
	if err := value.As(&window); err != nil {
		t.Fatal(err)
	}

	for name, text := range map[string]*string{"start": &start, "end": &end} {
		if err := window[name].As(text); err != nil {
			t.Fatal(err)
		}
	}

	return start, end, nil
}

func TestWindowReturnsItsStartAndItsEnd(t *testing.T) {
	t.Parallel()

	const at = "2026-04-17T10:11:12.345Z"

	for name, test := range map[string]struct {
		unit       string
		offset     any
		at         string
		zone       any
		start, end string
	}{
		"last month":             {"month", -1, at, "Europe/Berlin", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
		"in UTC":                 {"month", -1, at, nil, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"},
		"in UTC, by name":        {"week", 0, at, "UTC", "2026-04-13T00:00:00Z", "2026-04-20T00:00:00Z"},
		"as OpenTofu says null":  {"day", 1, at, &tfprotov6.DynamicValue{}, "2026-04-18T00:00:00Z", "2026-04-19T00:00:00Z"},
		"without an argument":    {"day", 1, at, (*tfprotov6.DynamicValue)(nil), "2026-04-18T00:00:00Z", "2026-04-19T00:00:00Z"},
		"this hour":              {"hour", 0, "2026-04-17T15:41:12+05:30", "Asia/Kolkata", "2026-04-17T15:00:00+05:30", "2026-04-17T16:00:00+05:30"},
		"quarter before":         {"quarter", -1, at, "America/New_York", "2026-01-01T00:00:00-05:00", "2026-04-01T00:00:00-04:00"},
		"year after":             {"year", 1, at, "Europe/London", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"},
		"a whole number, 1.0e+1": {"year", big.NewFloat(10.0), at, nil, "2036-01-01T00:00:00Z", "2037-01-01T00:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if start, end, problem := callWindow(t, test.unit, test.offset, test.at, test.zone); problem != nil || start != test.start || end != test.end {
				t.Errorf("%s to %s (%+v), want %s to %s", start, end, problem, test.start, test.end)
			}
		})
	}
}

// Both CLIs put 'Invalid value for "offset" parameter: ' in front of it.
func TestWindowSaysWhichArgumentIsWrong(t *testing.T) {
	t.Parallel()

	const (
		at    = "2026-04-17T10:11:12.345Z"
		years = "it would begin or end outside of the years 0 to 9999, and RFC 3339 writes no others"
	)

	for name, test := range map[string]struct {
		unit, offset, at, zone any
		position               int64
		want                   string
	}{
		"unit":                 {"months", 0, at, nil, 0, `"months" is no unit; write "hour", "day", "week", "month", "quarter" or "year"`},
		"a key of group_by":    {"meeting", 0, at, nil, 0, `"meeting" is no unit; write`},
		"half":                 {"day", 1.5, at, nil, 1, "1.5 is no whole number; write 0 for the window that holds the time in at, -1"},
		"a little less than 1": {"day", 0.999999999, at, nil, 1, "0.999999999 is no whole number"},
		"a very little more":   {"day", number(t, "-1.00000000000001"), at, nil, 1, "-1.00000000000001 is no whole number"},
		"too far":              {"day", 1e9, at, nil, 1, "there is no day so far away, since " + years + "; write a number closer to 0"},
		"beyond int64":         {"year", big.NewFloat(-1e300), at, nil, 1, "there is no year so far away, since " + years},
		"no time":              {"day", 0, "2026-04-17", nil, 2, `"2026-04-17" is no RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z"`},
		"leap second":          {"day", 0, "2016-12-31T23:59:60Z", nil, 2, `"2016-12-31T23:59:60Z" is no RFC 3339 time`},
		"lower case":           {"day", 0, "2026-04-17t00:00:00z", nil, 2, `"2026-04-17t00:00:00z" is no RFC 3339 time`},
		"the last year":        {"year", 0, "9999-06-01T00:00:00Z", nil, 2, "there is no whole year around it, since " + years},
		"no zone":              {"day", 0, at, "Europe/Atlantis", 3, `"Europe/Atlantis" is not a known time zone; use an IANA name`},
		"the machine's zone":   {"day", 0, at, "Local", 3, `"Local" is whatever zone the machine is set to`},
		"an empty zone":        {"day", 0, at, "", 3, "an empty text names no time zone"},
		"the first of several": {"x", 1.5, "y", "z", 0, `"x" is no unit`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			start, end, problem := callWindow(t, test.unit, test.offset, test.at, test.zone)
			if problem == nil || problem.FunctionArgument == nil {
				t.Fatalf("%s to %s, %+v", start, end, problem)
			}

			if *problem.FunctionArgument != test.position || !strings.HasPrefix(problem.Text, test.want) {
				t.Errorf("argument %d: %s", *problem.FunctionArgument, problem.Text)
			}
		})
	}
}

// CLIs see to it before they call. Who does not must not crash the provider.
func TestWindowRefusesNullForWhatItNeeds(t *testing.T) {
	t.Parallel()

	const at = "2026-04-17T10:11:12.345Z"

	for name, arguments := range map[string][]any{"unit": {nil, 0, at, nil}, "offset": {"day", nil, at, nil}, "at": {"day", 0, nil, nil}} {
		if start, end, problem := callWindow(t, arguments[0], arguments[1], arguments[2], arguments[3]); problem == nil {
			t.Errorf("without %s: %s to %s", name, start, end)
		}
	}
}
