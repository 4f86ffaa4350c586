package realtimekit

import (
	"encoding/json"
	"strconv"
	"strings"
)

// mostDigits is how many digits an int64 has at the most.
const mostDigits = 19

// wholeNumber reads a count, also when it is written 3.0, 3e0 or "3". It is read
// by its digits: a float would take 2.00000000000000000001 for whole, and a
// rational number would write out all the zeros of 1e999999999.
func wholeNumber(raw string) *int64 {
	if raw == "" || raw == null {
		return nil
	}

	// As nearly all are written.
	if whole, err := strconv.ParseInt(raw, 10, 64); err == nil {
		return &whole
	}

	literal, negative := strings.CutPrefix(numeral(raw), "-")
	mantissa, exponent, _ := strings.Cut(strings.ToLower(literal), "e")
	before, after, _ := strings.Cut(mantissa, ".")

	// The number is 0.digits, times ten to the power of point.
	digits := strings.TrimLeft(before+after, "0")
	point := len(before) - (len(before+after) - len(digits))
	digits = strings.TrimRight(digits, "0")

	switch {
	case literal == "":
		return nil
	case digits == "":
		return new(int64(0))
	case exponent != "":
		shift, err := strconv.Atoi(exponent)
		if err != nil {
			return nil
		}

		point += shift
	}

	if len(digits) > point || point > mostDigits {
		return nil
	}

	digits += strings.Repeat("0", point-len(digits))
	if negative {
		digits = "-" + digits
	}

	whole, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return nil
	}

	return &whole
}

// number reads a float, also when it is written as a string.
func number(raw string) *float64 {
	float, err := strconv.ParseFloat(numeral(raw), 64)
	if err != nil {
		return nil
	}

	return &float
}

// numeral is the JSON number in raw, or in the string in raw; else it is empty.
// What strconv reads beyond JSON numbers (hexadecimal, Inf, underscores) is
// none.
func numeral(raw string) string {
	if raw == "" {
		return ""
	}

	if c := raw[0]; c == '-' || '0' <= c && c <= '9' {
		return raw
	}

	literal := json.Number("")
	if json.Unmarshal([]byte(raw), &literal) != nil {
		return ""
	}

	return literal.String()
}
