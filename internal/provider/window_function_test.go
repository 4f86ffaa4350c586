package provider_test

import (
	"math/big"
	"os"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

var windowType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{"start": tftypes.String, "end": tftypes.String}}

// windowArguments returns the arguments of the function window.
func windowArguments(unit, offset, at, zone any) []tftypes.Value {
	return []tftypes.Value{
		tftypes.NewValue(tftypes.String, unit), tftypes.NewValue(tftypes.Number, offset),
		tftypes.NewValue(tftypes.String, at), tftypes.NewValue(tftypes.String, zone),
	}
}

// windowOf returns the result of the function window.
func windowOf(start, end string) tftypes.Value {
	return tftypes.NewValue(windowType, map[string]tftypes.Value{
		"start": tftypes.NewValue(tftypes.String, start), "end": tftypes.NewValue(tftypes.String, end),
	})
}

func TestWindow_startAndEnd(t *testing.T) {
	t.Parallel()
	const at = "2026-04-17T10:11:12.345Z"
	for name, test := range map[string]struct {
		unit       string
		offset     any
		at         string
		zone       any
		start, end string
	}{
		"last month":        {"month", -1, at, "Europe/Berlin", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
		"without a zone":    {"month", -1, at, nil, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"},
		"lower case":        {"day", 0, "2026-04-17t00:00:00z", nil, "2026-04-17T00:00:00Z", "2026-04-18T00:00:00Z"},
		"UTC":               {"week", 0, at, "UTC", "2026-04-13T00:00:00Z", "2026-04-20T00:00:00Z"},
		"this hour":         {"hour", 0, "2026-04-17T15:41:12+05:30", "Asia/Kolkata", "2026-04-17T15:00:00+05:30", "2026-04-17T16:00:00+05:30"},
		"quarter before":    {"quarter", -1, at, "America/New_York", "2026-01-01T00:00:00-05:00", "2026-04-01T00:00:00-04:00"},
		"year after":        {"year", 1, at, "Europe/London", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"},
		"day of 25 hours":   {"day", 0, "2025-10-26T12:00:00Z", "Europe/Berlin", "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00"},
		"offset as a float": {"year", big.NewFloat(10.0), at, nil, "2036-01-01T00:00:00Z", "2037-01-01T00:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantResult(t, "window", windowOf(test.start, test.end), windowArguments(test.unit, test.offset, test.at, test.zone)...)
		})
	}
}

// OpenTofu sends a null argument without a value.
func TestWindow_zoneWithoutAValue(t *testing.T) {
	t.Parallel()
	for _, zone := range []*tfprotov6.DynamicValue{nil, {}} {
		request := &tfprotov6.CallFunctionRequest{Name: "window"}
		for i, argument := range windowArguments("day", 1, "2026-04-17T10:11:12Z", nil)[:3] {
			value, err := tfprotov6.NewDynamicValue(schemas(t).Functions["window"].Parameters[i].Type, argument)
			if err != nil {
				t.Fatal(err)
			}
			request.Arguments = append(request.Arguments, &value)
		}
		request.Arguments = append(request.Arguments, zone)
		answer, err := provider.NewServer("test", os.Getenv)().CallFunction(t.Context(), request)
		if err != nil || answer.Error != nil {
			t.Fatal(err, answer.Error)
		}
		if got, err := answer.Result.Unmarshal(windowType); err != nil || !got.Equal(windowOf("2026-04-18T00:00:00Z", "2026-04-19T00:00:00Z")) {
			t.Errorf("%s, %v", got, err)
		}
	}
}

// The CLIs put 'Invalid value for "offset" parameter: ' in front of a text.
func TestWindow_errors(t *testing.T) {
	t.Parallel()
	const (
		at    = "2026-04-17T10:11:12.345Z"
		years = "it would begin or end outside the years 0 to 9999, which RFC 3339 cannot represent"
		units = ` is not a unit; write "hour", "day", "week", "month", "quarter" or "year"`
		whole = " is not a whole number; write 0 for the window that contains the time in at, -1 for the one before it, 1 for the one after it"
		time  = ` is not an RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`
		zone  = `use an IANA name such as "UTC", "Europe/Berlin" or "America/New_York"`
	)
	for name, test := range map[string]struct {
		unit, offset, at, zone any
		argument               int64
		want                   string
	}{
		"unit":                 {"months", 0, at, nil, 0, `"months"` + units},
		"key of group_by":      {"meeting", 0, at, nil, 0, `"meeting"` + units},
		"half":                 {"day", 1.5, at, nil, 1, "1.5" + whole},
		"a little less than 1": {"day", 0.999999999, at, nil, 1, "0.999999999" + whole},
		"a little below -1":    {"day", number(t, "-1.00000000000001"), at, nil, 1, "-1.00000000000001" + whole},
		"too far":              {"day", 1e9, at, nil, 1, "that day is out of range: " + years + "; write a number closer to 0"},
		"beyond int64":         {"year", big.NewFloat(-1e300), at, nil, 1, "that year is out of range: " + years + "; write a number closer to 0"},
		"date":                 {"day", 0, "2026-04-17", nil, 2, `"2026-04-17"` + time},
		"leap second":          {"day", 0, "2016-12-31T23:59:60Z", nil, 2, `"2016-12-31T23:59:60Z"` + time},
		"last year":            {"year", 0, "9999-06-01T00:00:00Z", nil, 2, "the year that contains it is out of range: " + years},
		"unknown zone":         {"day", 0, at, "Europe/Atlantis", 3, `"Europe/Atlantis" is not a known time zone; ` + zone},
		"zone of the machine":  {"day", 0, at, "Local", 3, `"Local" is the zone of the machine, and the report must not depend on that; ` + zone},
		"empty zone":           {"day", 0, at, "", 3, "the name is empty; remove time_zone to get UTC, or " + zone},
		"first of several":     {"x", 1.5, "y", "z", 0, `"x"` + units},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantFunctionError(t, "window", test.argument, test.want, windowArguments(test.unit, test.offset, test.at, test.zone)...)
		})
	}
}

// The CLIs refuse null before they call; another caller must not crash the provider.
func TestWindow_null(t *testing.T) {
	t.Parallel()
	const at = "2026-04-17T10:11:12.345Z"
	for name, arguments := range map[string][]tftypes.Value{
		"unit": windowArguments(nil, 0, at, nil), "offset": windowArguments("day", nil, at, nil), "at": windowArguments("day", 0, nil, nil),
	} {
		if result, err := call(t, "window", arguments...); err == nil {
			t.Errorf("without %s: %s", name, result)
		}
	}
}
