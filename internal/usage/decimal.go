package usage

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// decimal is an exact sum.
type decimal struct {
	units  big.Int // of 10^-places
	places int
}

// add adds a finite value, exactly as the API wrote it: 0.1 and 0.2 add up to 0.3.
func (d *decimal) add(value float64) {
	digits, places := shortest(value)
	d.addUnits(big.NewInt(digits), places)
}

func (d *decimal) merge(other *decimal) { d.addUnits(&other.units, other.places) }

func (d *decimal) addUnits(units *big.Int, places int) {
	finer := max(d.places, places)
	d.units.Add(scale(&d.units, finer-d.places), scale(units, finer-places))
	d.places = finer
}

func scale(n *big.Int, places int) *big.Int {
	if places == 0 { // as for most sums, and then without an allocation
		return n
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	return power.Mul(n, power)
}

// float64 returns the nearest float64, at most the largest finite one.
func (d *decimal) float64() float64 {
	// The error says that the sum is too large, and so does the infinity.
	sum, _ := strconv.ParseFloat(d.units.String()+"e"+strconv.Itoa(-d.places), 64)
	return max(-math.MaxFloat64, min(sum, math.MaxFloat64)) + 0 // -0 + 0 is 0
}

// shortest returns the shortest decimal number that reads as value: digits × 10^-places.
func shortest(value float64) (digits int64, places int) {
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e") // such as 1.25e+02
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits, _ = strconv.ParseInt(whole+fraction, 10, 64)
	exponent, _ := strconv.Atoi(power)
	return digits, len(fraction) - exponent
}
