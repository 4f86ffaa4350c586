package wire

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// none is how show writes nil.
const none = "none"

func show[T any](value *T) string {
	if value == nil {
		return none
	}
	return fmt.Sprint(*value)
}

func TestCount(t *testing.T) {
	t.Parallel()
	for want, literals := range map[string][]string{
		"0":                    {`0`, `-0`, `-0.0`, `"0"`, `"-0e5"`, `0e999999999999999999999`},
		"1":                    {`0.001E+3`, `10000000000000000000000e-22`},
		"3":                    {`3`, `3.0`, `3e0`, `3E0`, `30e-1`, `0.3e1`, `"3"`, `"3.0"`},
		"-1":                   {`-1`, `-1.000`, `"-10e-1"`},
		"9007199254740991":     {`9007199254740991.0`},
		"9007199254740993":     {`9007199254740993`},
		"9223372036854775807":  {`9223372036854775807`, `"9223372036854775807"`},
		"-9223372036854775808": {`-9223372036854775808`},
		none: {
			`3.5`, `5e-1`, `9223372036854775808`, `-9223372036854775809`, `9007199254740993.0`, `1e16`, `-1e16`, `1e400`, `1e999999999`,
			`1e999999999999999999999`,
			`"many"`, `""`, `"0x10"`, `"Inf"`, `"1_000"`, `" 3"`, `"+3"`, `"3."`, `".3"`, `"00"`, `true`, `null`, `[3]`, `{}`, ``,
		},
	} {
		natural := want
		if want[0] == '-' {
			natural = none
		}
		for _, raw := range literals {
			if got := show(Count(raw)); got != want {
				t.Errorf("Count(%s) = %s, want %s", raw, got, want)
			}
			if got := show(Natural(raw)); got != natural {
				t.Errorf("Natural(%s) = %s, want %s", raw, got, natural)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		`2.3434`: "2.3434", `"2.3434"`: "2.3434", `5`: "5", `1e2`: "100", `-0.5`: "-0.5", `1e-999999999999999999999`: "0",
		`1e400`: none, `-1e400`: none, `1e999999999999999999999`: none,
		`"NaN"`: none, `"Inf"`: none, `"0x10"`: none, `"1_0"`: none, `"soon"`: none, `true`: none, `null`: none, `{}`: none, ``: none,
	} {
		if got := show(Number(raw)); got != want {
			t.Errorf("Number(%s) = %s, want %s", raw, got, want)
		}
	}
}

// A value is a number if JSON says so, and a count is that number.
func FuzzCount(f *testing.F) {
	for _, raw := range []string{
		`0`, `-0.0`, `3e0`, `"3"`, `2.5`, `1e400`, `1e-999999999`, `9223372036854775808`, `-9223372036854775808`, `"00"`, `"30e-1"`, `0.3E+1`,
		`2.00000000000000000001`, `9007199254740993`, `0e999999999999999999999`, `1e999999999`, `1e9223372036854775807`, `1e-9223372036854775808`,
		`0.1e9223372036854775807`, `"0x10"`, `"1_0"`, `"Inf"`, `"NaN"`, `" 3"`, `"+3"`, `"3."`, `".3"`, `null`, `true`, `[1]`, `{"a":1}`, `"1e3"`,
	} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if !json.Valid([]byte(raw)) || !utf8.ValidString(raw) || strings.TrimSpace(raw) != raw {
			t.Skip()
		}
		literal := ""
		switch first := tokens(t, raw, strings.Clone)[0].(type) {
		case json.Number:
			literal = first.String()
		case string:
			literal = first
		}
		number := none
		if float, err := strconv.ParseFloat(literal, 64); err == nil && decimal.MatchString(literal) {
			number = fmt.Sprint(float)
		}
		if got := show(Number(raw)); got != number {
			t.Errorf("Number(%s) = %s, want %s", raw, got, number)
		}
		if count := Count(raw); count != nil && (number == none || float64(*count) != *Number(raw)) {
			t.Errorf("Count(%s) = %d, but Number is %s", raw, *count, number)
		}
	})
}

var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
