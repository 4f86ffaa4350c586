package wire

import (
	"encoding/json"
	"strconv"
	"strings"
)

// maxDigits is the number of digits of the largest int64.
const maxDigits = 19

// Count reads a whole number, also if it is written 3.0, 3e0 or "3". It returns nil for
// anything else and for a number that does not fit 64 bits. It compares digits: a float
// would take 2.00000000000000000001 for a whole number, and a big.Rat would write out all
// the zeros of 1e999999999.
func Count(raw string) *int64 {
	// Nearly all counts are written like this.
	if whole, err := strconv.ParseInt(raw, 10, 64); err == nil {
		return &whole
	}

	literal, negative := strings.CutPrefix(numeral(raw), "-")
	mantissa, exponent, _ := strings.Cut(strings.ToLower(literal), "e")
	before, after, _ := strings.Cut(mantissa, ".")

	// The number is 0.digits times ten to the power of point.
	digits := strings.TrimLeft(before+after, "0")
	point := len(before) - (len(before+after) - len(digits))
	digits = strings.TrimRight(digits, "0")

	switch {
	case literal == "":
		return nil
	case digits == "":
		return new(int64)
	case exponent != "":
		shift, err := strconv.Atoi(exponent)
		if err != nil {
			return nil
		}

		point += shift
	}

	if len(digits) > point || point > maxDigits {
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

// Natural is Count, except that it returns nil for a negative number.
func Natural(raw string) *int64 {
	if count := Count(raw); count != nil && *count >= 0 {
		return count
	}

	return nil
}

// Number reads a float, also if it is written as a string. It returns nil for anything
// else and for a number that is too large.
func Number(raw string) *float64 {
	float, err := strconv.ParseFloat(numeral(raw), 64)
	if err != nil {
		return nil
	}

	return &float
}

// numeral returns the JSON number that raw is or that the string in raw contains, or "".
// Other forms that strconv reads, such as hexadecimal, Inf and underscores, are not numbers.
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
