package fakeapi

import (
	"fmt"
	"math"
	"net/http"
	"time"
)

// limiter counts requests in windows; the server's lock guards it. A nil limiter
// allows everything.
type limiter struct {
	quota         int
	window, block time.Duration
	used          int
	reset         time.Time // end of the window, or of the block
}

func (l *limiter) take(n int, now time.Time) bool {
	if l == nil {
		return true
	}
	l.roll(now)
	if l.used == 0 {
		l.reset = now.Add(l.window)
	}
	before := l.used
	l.used += n
	if l.used > l.quota && before <= l.quota && l.block > 0 {
		l.reset = now.Add(l.block)
	}
	return l.used <= l.quota
}

// roll forgets a window that has ended.
func (l *limiter) roll(now time.Time) {
	if l.used > 0 && !now.Before(l.reset) {
		l.used = 0
	}
}

func (l *limiter) announce(header http.Header, now time.Time) {
	if l == nil {
		return
	}
	l.roll(now)
	header.Set("Ratelimit", fmt.Sprintf(`"default";r=%d;t=%d`, max(0, l.quota-l.used), l.seconds(now)))
	header.Set("Ratelimit-Policy", fmt.Sprintf(`"burst";q=%d;w=%d`, l.quota, wholeSeconds(l.window)))
}

// seconds is the time until the reset, rounded up.
func (l *limiter) seconds(now time.Time) int {
	if l.used == 0 {
		return wholeSeconds(l.window)
	}
	return wholeSeconds(l.reset.Sub(now))
}

func wholeSeconds(d time.Duration) int { return int(math.Ceil(max(0, d).Seconds())) }
