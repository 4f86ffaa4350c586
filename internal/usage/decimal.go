package usage

import (
	"math"
	"math/big"
	"strconv"
)

// decimal is an exact sum of finite float64 values. Each counts as the shortest decimal
// number that reads as the same float64, because that is what the API wrote: 0.1 and 0.2
// add up to 0.3.
type decimal struct {
	// units is the sum in units of 10^-places.
	units  big.Int
	places int
	// term is the last value in these units. Its memory is used again for the next.
	term big.Int
}

func (d *decimal) add(value float64) {
	digits, places := shortest(value)
	d.addUnits(big.NewInt(digits), places)
}

func (d *decimal) merge(other *decimal) { d.addUnits(&other.units, other.places) }

// addUnits adds n units of 10^-places.
func (d *decimal) addUnits(n *big.Int, places int) {
	if places > d.places {
		shift(&d.units, places-d.places)
		d.places = places
	}
	shift(d.term.Set(n), d.places-places)
	d.units.Add(&d.units, &d.term)
}

// shift multiplies n by 10^places.
func shift(n *big.Int, places int) {
	for most := 18; places > 0; places -= most { // 10^18 fits an int64
		n.Mul(n, big.NewInt(int64(math.Pow10(min(places, most)))))
	}
}

// float64 returns the nearest float64, at most the largest finite one.
func (d *decimal) float64() float64 {
	// The error says that the sum is too large, and so does the infinity.
	sum, _ := strconv.ParseFloat(d.units.String()+"e"+strconv.Itoa(-d.places), 64)
	return max(-math.MaxFloat64, min(sum, math.MaxFloat64)) + 0 // -0 + 0 is 0
}

// shortest returns the shortest decimal number that reads as value: digits × 10^-places.
// The digits may end in zeros.
func shortest(value float64) (digits int64, places int) {
	// A number of at most 15 digits is the shortest one that reads as its float64.
	if millionths := math.RoundToEven(value * 1e6); math.Abs(value) < 1e9 && millionths/1e6 == value {
		return int64(millionths), 6
	}
	var buffer [32]byte

	text := strconv.AppendFloat(buffer[:0], math.Abs(value), 'e', -1, 64) // such as 1.25e+02
	for i, c := range text {
		if c == 'e' {
			exponent, _ := strconv.Atoi(string(text[i+1:]))
			places = max(0, i-2) - exponent
			break
		}
		if c != '.' {
			digits = digits*10 + int64(c-'0')
		}
	}
	if value < 0 {
		digits = -digits
	}
	return digits, places
}
