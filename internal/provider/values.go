package provider

import (
	"fmt"
	"math"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func isKnown(value attr.Value) bool { return !value.IsNull() && !value.IsUnknown() }

// largestInt is an int on every platform.
const largestInt = math.MaxInt32

// intOf returns a validated number, 0 if it is null or unknown.
func intOf(number types.Number) int {
	if !isKnown(number) {
		return 0
	}
	whole, _ := number.ValueBigFloat().Int64()
	return int(whole)
}

// allDigits writes a number with the fewest digits that identify it.
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

// knownTexts returns the elements of a list of strings that are neither null nor unknown.
func knownTexts(list types.List) []string {
	var texts []string
	for _, element := range list.Elements() {
		if text, ok := element.(types.String); ok && isKnown(text) {
			texts = append(texts, text.ValueString())
		}
	}
	return texts
}
