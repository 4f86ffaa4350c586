package usage

import (
	"bytes"
	"math"
	"math/big"
	"strconv"
)

// The last decimal place that a sum keeps, near and far: no float64 has a digit
// behind the 324th place in its shortest form.
const (
	nearPlaces = 18
	farPlaces  = 324
)

// decimal is an exact sum of float64 values, each taken for the shortest decimal
// that reads back as it: that is what the API wrote. So 0.1 and 0.2 are 0.3.
type decimal struct {
	// near counts units of the 18th place. It holds what minutes are like: any
	// value below 10^17 with no digit behind that place.
	near int128
	// far counts units of the 324th place, for everything else; mostly nil.
	far *big.Int
}

// add adds a value. What is no number adds nothing.
func (d *decimal) add(value float64) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return
	}

	// Few decimals are common, and much faster this way. With at most 15
	// digits, no other decimal as short reads as the same float64.
	if millionths := math.RoundToEven(value * 1e6); math.Abs(value) < 1e9 && millionths/1e6 == value {
		d.addNear(product(int64(millionths), 1e12))

		return
	}

	digits, exponent := shortestForm(value)
	if zeros := exponent + nearPlaces; zeros >= 0 && zeros <= nearPlaces {
		d.addNear(product(digits, uint64(math.Pow10(zeros))))

		return
	}

	d.addFar(new(big.Int).Mul(big.NewInt(digits), power(exponent+farPlaces)))
}

func (d *decimal) addNear(n int128) {
	if d.near.add(n) {
		return
	}

	d.addFar(toFar(d.near))
	d.near = n
}

func (d *decimal) addFar(n *big.Int) {
	if d.far == nil {
		d.far = new(big.Int)
	}

	d.far.Add(d.far, n)
}

// merge adds the sum of others, and leaves that alone.
func (d *decimal) merge(others decimal) {
	d.addNear(others.near)

	if others.far != nil {
		d.addFar(others.far)
	}
}

// float64 rounds the sum to the nearest float64, or, where it is beyond all of
// them, to the largest.
func (d *decimal) float64() float64 {
	text := d.near.big().String() + "e-" + strconv.Itoa(nearPlaces)
	if d.far != nil {
		text = new(big.Int).Add(d.far, toFar(d.near)).String() + "e-" + strconv.Itoa(farPlaces)
	}

	// The error is that of a number too large, which the infinity says too.
	sum, _ := strconv.ParseFloat(text, 64)

	switch {
	case math.IsInf(sum, 0):
		return math.Copysign(math.MaxFloat64, sum)
	case sum == 0:
		return 0 // also for -0, what a tiny negative sum is rounded to
	default:
		return sum
	}
}

func toFar(near int128) *big.Int {
	n := near.big()

	return n.Mul(n, power(farPlaces-nearPlaces))
}

func power(of int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(of)), nil)
}

// shortestForm is the value as digits × 10^exponent, with as few digits as read
// back as it, 17 at the most. Zeros in front of the point are digits here, as
// far as 17 digits go.
func shortestForm(value float64) (digits int64, exponent int) {
	var buffer [32]byte

	text := strconv.AppendFloat(buffer[:0], math.Abs(value), 'e', -1, 64)
	end := bytes.IndexByte(text, 'e')
	exponent, _ = strconv.Atoi(string(text[end+1:])) // strconv wrote it

	digits = int64(text[0] - '0')

	// After the first digit comes the point, where there are more.
	for i := 2; i < end; i++ {
		digits = digits*10 + int64(text[i]-'0')
		exponent--
	}

	for ; exponent > 0 && digits < 1e16; exponent-- {
		digits *= 10
	}

	if value < 0 {
		digits = -digits
	}

	return digits, exponent
}
