package wire

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// maxExact bounds the whole numbers that a float distinguishes.
const maxExact = 1 << 53

// Count reads a whole number, also one written 3.0, 3e0 or "3". It returns nil for anything
// else, for a number over 64 bits, and from maxExact for one with a point or an exponent.
func Count(raw string) *int64 {
	literal := numeral(raw)
	if whole, err := strconv.ParseInt(literal, 10, 64); err == nil {
		return &whole
	}
	float, err := strconv.ParseFloat(literal, 64)
	if err != nil || float != math.Trunc(float) || math.Abs(float) >= maxExact {
		return nil
	}
	return new(int64(float))
}

// Natural is Count, except that it returns nil for a negative number.
func Natural(raw string) *int64 {
	if count := Count(raw); count != nil && *count >= 0 {
		return count
	}
	return nil
}

// Number reads a float, also one in a string. It returns nil for anything else.
func Number(raw string) *float64 {
	float, err := strconv.ParseFloat(numeral(raw), 64)
	if err != nil {
		return nil
	}
	return &float
}

// numeral returns a JSON value, or the JSON number in a string, such as "3", not "0x3" or "Inf".
func numeral(raw string) string {
	if !strings.HasPrefix(raw, `"`) {
		return raw
	}
	var literal json.Number
	if json.Unmarshal([]byte(raw), &literal) != nil {
		return ""
	}
	return literal.String()
}
