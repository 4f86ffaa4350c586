package provider

import (
	"fmt"
	"math"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// largestInt bounds what has no bound of its own, so that it is an int on every
// platform.
const largestInt = math.MaxInt32

// intOf returns a validated number, 0 if it is null or unknown.
func intOf(number types.Number) int {
	if !isKnown(number) {
		return 0
	}
	whole, _ := number.ValueBigFloat().Int64()
	return int(whole)
}

// allDigits are those that tell a number from any other, in the form that people
// write while it is not far too long.
func allDigits(number types.Number) string {
	if number.IsNull() {
		return "null"
	}
	value := number.ValueBigFloat()
	switch exponent := max(value.MantExp(nil), -value.MantExp(nil)); {
	case exponent > 5000:
		// Formatting it could take minutes.
		return fmt.Sprintf("about 2 to the power of %d", value.MantExp(nil))
	case exponent > 80:
		return value.Text('g', -1)
	default:
		return value.Text('f', -1)
	}
}
