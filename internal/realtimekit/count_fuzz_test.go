package realtimekit

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A count is the whole number that was sent, to the last digit, or null; and a
// long exponent takes no longer than a short one.
func FuzzACountIsExactOrNull(f *testing.F) {
	for _, literal := range []string{
		``, `0`, `-0`, `00`, `3`, `3.0`, `3e0`, `30e-1`, `0.3E+1`, `2.00000000000000000001`, `0.99999999999999999999`, `1e-400`, `1e400`,
		`9007199254740993`, `9223372036854775807`, `9223372036854775808`, `-9223372036854775808`, `-9223372036854775809`, `1e18`, `1e19`,
		`0e999999999999999999999`, `1e999999999`, `1e-999999999`, `1e9223372036854775807`, `1e-9223372036854775808`, `0.1e9223372036854775807`,
		`0x10`, `1_0`, `Inf`, `NaN`, ` 3`, `+3`, `3.`, `.3`,
	} {
		f.Add(literal)
	}

	f.Fuzz(func(t *testing.T, literal string) {
		quoted, err := json.Marshal(literal)
		if err != nil {
			t.Fatal(err)
		}

		want, sure := countByTheBook(literal)
		if got := wholeNumber(string(quoted)); sure && !same(got, want) {
			t.Errorf("%s is %v, want %v", quoted, show(got), show(want))
		}

		if sure && decimal.MatchString(literal) {
			if got := wholeNumber(literal); !same(got, want) {
				t.Errorf("%s is %v, want %v", literal, show(got), show(want))
			}
		}

		checkMinutes(t, number(string(quoted)), literal)
	})
}

var decimal = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?$`)

// countByTheBook reads a count as a fraction of whole numbers. It is not sure of
// one whose fraction would be too long to write down.
func countByTheBook(value any) (count *int64, sure bool) {
	literal := literalOf(value)

	parts := decimal.FindStringSubmatch(literal)
	if parts == nil {
		return nil, true
	}

	mantissa, _, _ := strings.Cut(strings.ToLower(literal), "e")
	if strings.Trim(mantissa, "-0.") == "" {
		return new(int64(0)), true
	}

	if exponent, err := strconv.Atoi("0" + strings.TrimLeft(parts[1], "+-")); err != nil || exponent > 2000 || len(literal) > 1000 {
		return nil, len(literal) <= 1000
	}

	fraction, ok := new(big.Rat).SetString(literal)
	if !ok || !fraction.IsInt() || !fraction.Num().IsInt64() {
		return nil, ok
	}

	return new(fraction.Num().Int64()), true
}

func literalOf(value any) string {
	switch value := value.(type) {
	case json.Number:
		return value.String()
	case string:
		return value
	default:
		return ""
	}
}
