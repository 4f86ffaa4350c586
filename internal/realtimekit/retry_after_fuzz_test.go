package realtimekit

import (
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Retry-After is a wait that can be waited for, or says nothing.
func FuzzRetryAfterIsBounded(f *testing.F) {
	for _, told := range []string{
		``, `0`, `30`, ` 30 `, `+30`, `-1`, `86400`, `86401`, `-9223372037`, `9223372036854775807`, `99999999999999999999`, `-99999999999999999999`,
		`18700000000000000000A`, `1.5`, `1e3`, `0x10`, `soon`, `Sat, 31 Jan 2026 12:00:30 GMT`, `Fri, 31 Dec 9999 23:59:59 GMT`, `Thu, 01 Jan 1970 00:00:00 GMT`,
		`Saturday, 31-Jan-26 12:00:30 GMT`, `Sat Jan 31 12:00:30 2026`,
	} {
		f.Add(told, int64(1769860800), int32(30))
	}

	f.Fuzz(func(t *testing.T, told string, unix int64, ahead int32) {
		// The clock of a machine may be wrong, but has a year of four digits.
		now := time.Unix(unix%(1<<37), 0).UTC()

		got := retryAfter(told, now)
		if got != 0 && got < firstWait || got > LongestTold {
			t.Errorf("%q is %s", told, got)
		}

		number := strings.TrimSpace(told)
		if seconds, ok := new(big.Int).SetString(number, 10); ok && strings.Trim(number, "+-0123456789") == "" {
			if want := bounded64(seconds); got != want {
				t.Errorf("%q is %s, want %s", told, got, want)
			}
		} else if date, err := http.ParseTime(number); (got != 0) != (err == nil && date.Sub(now) >= firstWait) {
			t.Errorf("%q is %s", told, got)
		}

		date := now.Add(time.Duration(ahead) * time.Second)
		if want := bounded64(big.NewInt(int64(ahead))); date.Year() > 0 && date.Year() < 10000 && retryAfter(date.Format(http.TimeFormat), now) != want {
			t.Errorf("%s, %d s ahead, is %s, want %s", date, ahead, retryAfter(date.Format(http.TimeFormat), now), want)
		}
	})
}

// bounded64 is a number of seconds within the bounds of a wait.
func bounded64(seconds *big.Int) time.Duration {
	switch {
	case seconds.Sign() <= 0:
		return 0
	case seconds.Cmp(big.NewInt(86400)) > 0:
		return LongestTold
	default:
		return time.Duration(seconds.Int64()) * time.Second
	}
}
