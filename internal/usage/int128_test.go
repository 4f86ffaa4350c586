package usage

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestInt128(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		by := rapid.Uint64Range(0, 1e18).Draw(t, "by")

		x, y := product(a, by), product(b, by)
		want := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		want.Mul(want, new(big.Int).SetUint64(by))

		if fits := want.BitLen() < 128; x.add(y) != fits || fits && x.big().Cmp(want) != 0 {
			t.Errorf("%v, want %v", x.big(), want)
		}

		n := int128Of(a)
		n.add(int128Of(b))

		limit := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		if !limit.IsInt64() {
			limit.SetInt64(math.MaxInt64)

			if a < 0 {
				limit.SetInt64(math.MinInt64)
			}
		}

		if n.clamp() != limit.Int64() {
			t.Errorf("%d and %d are %d", a, b, n.clamp())
		}
	})
}
