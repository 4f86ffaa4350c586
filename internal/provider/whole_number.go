package provider

import (
	"context"
	"fmt"
	"math"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// largestInt bounds what has no bound of its own, so that it is an int on every
// platform.
const largestInt = math.MaxInt32

// wholeNumber is used on number attributes, and not on those of the framework for
// whole numbers: what these cannot hold, such as 1.5, they call a mistake of the
// provider, and the rest of the block goes unchecked.
type wholeNumber struct{ least, most int64 }

var _ validator.Number = wholeNumber{}

// Description says what the value must be.
func (w wholeNumber) Description(context.Context) string {
	return fmt.Sprintf("value must be a whole number from %d to %d", w.least, w.most)
}

// MarkdownDescription says the same.
func (w wholeNumber) MarkdownDescription(ctx context.Context) string { return w.Description(ctx) }

// ValidateNumber ignores null and unknown values.
func (w wholeNumber) ValidateNumber(_ context.Context, req validator.NumberRequest, resp *validator.NumberResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	number := req.ConfigValue.ValueBigFloat()
	if number.IsInt() && number.Cmp(big.NewFloat(float64(w.least))) >= 0 && number.Cmp(big.NewFloat(float64(w.most))) <= 0 {
		return
	}
	resp.Diagnostics.Append(invalidArgument(req.Path,
		fmt.Errorf("it must be a whole number from %d to %d, and this is %s", w.least, w.most, allDigits(req.ConfigValue))))
}

// intOf returns a validated number, 0 if it is null or unknown.
func intOf(number types.Number) int {
	if number.IsNull() || number.IsUnknown() {
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
