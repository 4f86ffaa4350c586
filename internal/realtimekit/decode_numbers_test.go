package realtimekit

import (
	"math"
	"testing"
)

func TestWholeNumber(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]*int64{
		`3`: new(int64(3)), `3.0`: new(int64(3)), `3e0`: new(int64(3)), `30e-1`: new(int64(3)),
		`"3"`: new(int64(3)), `"3.0"`: new(int64(3)), `-1`: new(int64(-1)), `0`: new(int64(0)),
		`9007199254740993`: new(int64(9007199254740993)), `9223372036854775807`: new(int64(9223372036854775807)),
		`9007199254740993.0`: new(int64(9007199254740993)), `1e18`: new(int64(1e18)), `"-92233720368547758080e-1"`: new(int64(math.MinInt64)),
		`0e999999999999999999999`: new(int64(0)), `-0.0`: new(int64(0)), `0.001E+3`: new(int64(1)),
		`2.00000000000000000001`: nil, `0.99999999999999999999`: nil, `1e-400`: nil, `5e-1`: nil,
		`1e999999999`: nil, `1e-999999999`: nil, `1e999999999999999999999`: nil, `1e-999999999999999999999`: nil,
		`9223372036854775808`: nil, `-9223372036854775809`: nil, `1e400`: nil, `1e19`: nil, `3.5`: nil, `"many"`: nil, `""`: nil, `"0x10"`: nil, `"Inf"`: nil,
		`"1_000"`: nil, `" 3"`: nil, `true`: nil, `null`: nil, `[3]`: nil, `{}`: nil, ``: nil,
	} {
		if got := wholeNumber(raw); !same(got, want) {
			t.Errorf("%s is read as %v, want %v", raw, show(got), show(want))
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]*float64{
		`2.3434`: new(2.3434), `"2.3434"`: new(2.3434), `5`: new(5.0), `1e2`: new(100.0), `1e-999999999999999999999`: new(0.0),
		`1e400`: nil, `-1e400`: nil, `1e999999999999999999999`: nil, `"NaN"`: nil, `"0x10"`: nil, `"soon"`: nil, `null`: nil, `{}`: nil, ``: nil,
	} {
		if got := number(raw); !same(got, want) {
			t.Errorf("%s is read as %v, want %v", raw, show(got), show(want))
		}
	}
}
