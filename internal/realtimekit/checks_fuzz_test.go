package realtimekit

import (
	"math/big"
	"strings"
	"testing"
)

// What is accepted as a range has its form, and what is refused lacks it.
func FuzzParticipantsAreARangeOrRefused(f *testing.F) {
	for _, text := range []string{
		``, `:`, `1:10`, `10:1`, `5:`, `:5`, `3:3`, `1:2:3`, `-1:5`, `+1:5`, ` 1:5`, "1:5\n", `1.5:2`, `0001:2`, `4294967295:4294967295`, `4294967296:`,
		`:4294967296`, `1:99999999999999999999`, `١:٢`, `0x1:2`, `1_0:20`,
	} {
		f.Add(text)
	}

	f.Fuzz(func(t *testing.T, text string) {
		if err := CheckParticipants(text); (err == nil) != isRange(text) {
			t.Errorf("%q gives error %v", text, err)
		}
	})
}

func isRange(text string) bool {
	least, most, found := strings.Cut(text, ":")
	if !found || least+most == "" || strings.Trim(least+most, "0123456789") != "" {
		return false
	}

	limit := big.NewInt(1 << 32)
	end := func(digits string, open *big.Int) *big.Int {
		if digits == "" {
			return open
		}

		number, _ := new(big.Int).SetString(digits, 10)

		return number
	}

	from, to := end(least, new(big.Int)), end(most, limit)

	return from.Cmp(to) <= 0 && from.Cmp(limit) < 0 && (most == "" || to.Cmp(limit) < 0)
}
