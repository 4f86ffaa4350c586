package usage

import (
	"math"
	"testing"
)

// TestReport_plainRules adds up any values.
func TestDecimal_sums(t *testing.T) {
	t.Parallel()
	const tiny = math.SmallestNonzeroFloat64
	for name, test := range map[string]struct {
		values []float64
		want   float64
	}{
		"nothing":                 {nil, 0},
		"tenths":                  {[]float64{0.1, 0.2}, 0.3},
		"ten tenths":              {[]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 1},
		"as documented":           {[]float64{2.3434, 12.3, 0.0001}, 14.6435},
		"sixteen digits":          {[]float64{0.016666666666666666, 12.883333333333333}, 12.9},
		"large and small":         {[]float64{1e17, 1e-18, -1e17}, 1e-18},
		"whole numbers":           {[]float64{2e9, 3e16, 1}, 30000002000000001},
		"the smallest":            {[]float64{tiny, tiny, -tiny}, tiny},
		"below the smallest":      {[]float64{4.4e-323, -4e-323, -tiny}, 0}, // -1e-324
		"the largest":             {[]float64{math.MaxFloat64, -math.MaxFloat64, math.MaxFloat64}, math.MaxFloat64},
		"beyond the smallest":     {[]float64{-math.MaxFloat64, -1e300}, -math.MaxFloat64},
		"beyond and back":         {[]float64{math.MaxFloat64, math.MaxFloat64, -math.MaxFloat64, 1}, math.MaxFloat64},
		"negative zero":           {[]float64{math.Copysign(0, -1)}, 0},
		"a half, rounded to even": {[]float64{1 << 53, 1}, 1 << 53},
		"more than a half":        {[]float64{1 << 53, 1, 1e-300}, 1<<53 + 2},
		"sixty bits and more":     {[]float64{9e16, 9e16, 9e16, 9e16}, 3.6e17},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var total decimal
			for _, value := range test.values {
				total.add(value)
			}
			if got := total.float64(); got != test.want || got == 0 && math.Signbit(got) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}
