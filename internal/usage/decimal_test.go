package usage

import (
	"math"
	"math/big"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func sum(values ...float64) decimal {
	var total decimal
	for _, value := range values {
		total.add(value)
	}
	return total
}

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

			total := sum(test.values...)
			if got := total.float64(); got != test.want || got == 0 && math.Signbit(got) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func minutes() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(0, 1e6), func(seconds int) float64 { return float64(seconds) / 60 }),
		rapid.Map(rapid.Int64Range(-1e9, 1e12), func(n int64) float64 { return float64(n) / 1e4 }),
		rapid.Map(rapid.Int64Range(0, 1e12), func(n int64) float64 { return float64(n) / 1e7 }),
		rapid.Map(rapid.Int64(), func(n int64) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(-340, 308), math.Pow10),
		rapid.Map(rapid.Uint64(), func(bits uint64) float64 {
			if value := math.Float64frombits(bits); !math.IsNaN(value) && !math.IsInf(value, 0) {
				return value
			}
			return 1e9
		}),
	)
}

// rational is what the API wrote.
func rational(value float64) *big.Rat {
	exact, _ := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', -1, 64))
	return exact
}

// nearest is the finite float64 next to a sum.
func nearest(exact *big.Rat) float64 {
	value, _ := exact.Float64()
	return max(-math.MaxFloat64, min(value, math.MaxFloat64)) + 0
}

func TestDecimal_sumsOfRationals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(minutes(), 0, 20).Draw(t, "values")
		middle := rapid.IntRange(0, len(values)).Draw(t, "middle")

		want := new(big.Rat)
		for _, value := range values {
			want.Add(want, rational(value))
		}
		total := sum(values...)
		if got := total.float64(); got != nearest(want) {
			t.Errorf("%v, want %v", got, nearest(want))
		}
		merged, rest := sum(values[:middle]...), sum(values[middle:]...)
		before := rest.float64()
		merged.merge(&rest)
		if got := merged.float64(); got != nearest(want) || rest.float64() != before {
			t.Errorf("merged %v, want %v", got, nearest(want))
		}
	})
}
