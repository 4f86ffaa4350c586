package provider

import (
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// What a number is not is said in its own digits, while that takes no time.
func TestANumberIsWrittenAsPeopleWriteIt(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]string{
		"1.5":              "1.5",
		"-3":               "-3",
		"4294967296":       "4294967296",
		"0.0001":           "0.0001",
		"1e30":             "1e+30",
		"1e-30":            "1e-30",
		"1e1000000":        "about 2 to the power of 3321929",
		"1e-1000000":       "about 2 to the power of -3321928",
		"-0":               "-0",
		"9999999999999999": "9999999999999999",
	} {
		number, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}

		if got := allDigits(types.NumberValue(number)); got != want {
			t.Errorf("allDigits(%s) = %s, want %s", text, got, want)
		}
	}
}
