package usage

import (
	"math"
	"math/big"
	"math/bits"
)

// int128 is a whole number in two's complement, wide enough for any sum of
// int64 values that can be added up in a lifetime.
type int128 struct {
	hi int64
	lo uint64
}

func int128Of(n int64) int128 { return int128{hi: n >> 63, lo: uint64(n)} }

// product is exact while its size is below 2^127.
func product(n int64, by uint64) int128 {
	if n >= 0 {
		hi, lo := bits.Mul64(uint64(n), by)

		return int128{hi: int64(hi), lo: lo}
	}

	// The size of the smallest int64 is right too: as uint64 it does not wrap.
	hi, lo := bits.Mul64(-uint64(n), by)
	lo, borrow := bits.Sub64(0, lo, 0)
	hi, _ = bits.Sub64(0, hi, borrow)

	return int128{hi: int64(hi), lo: lo}
}

// add adds in place, or leaves x alone and returns false where the sum does not
// fit.
func (x *int128) add(y int128) bool {
	lo, carry := bits.Add64(x.lo, y.lo, 0)
	hi, _ := bits.Add64(uint64(x.hi), uint64(y.hi), carry)

	// Two numbers of one sign whose sum has the other.
	if sum := int64(hi); (x.hi^sum)&(y.hi^sum) < 0 {
		return false
	}

	x.hi, x.lo = int64(hi), lo

	return true
}

// clamp is the nearest int64.
func (x int128) clamp() int64 {
	switch {
	case x == int128Of(int64(x.lo)):
		return int64(x.lo)
	case x.hi < 0:
		return math.MinInt64
	default:
		return math.MaxInt64
	}
}

func (x int128) big() *big.Int {
	n := big.NewInt(x.hi)

	return n.Add(n.Lsh(n, 64), new(big.Int).SetUint64(x.lo))
}
