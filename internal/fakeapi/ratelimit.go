package fakeapi

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"
)

// limiter counts requests, under the server's lock. A nil limiter allows everything.
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
	before := l.used
	l.used += n
	if l.used > l.quota && before <= l.quota && l.block > 0 {
		l.reset = now.Add(l.block)
	}
	return l.used <= l.quota
}

// roll restarts a window that has ended or has no request yet.
func (l *limiter) roll(now time.Time) {
	if l.used == 0 || !now.Before(l.reset) {
		l.used, l.reset = 0, now.Add(l.window)
	}
}

func (l *limiter) announce(header http.Header, allowed bool, now time.Time) {
	if l == nil {
		return
	}
	l.roll(now)
	reset := seconds(l.reset.Sub(now))
	header.Set("Ratelimit", fmt.Sprintf(`"default";r=%d;t=%d`, max(0, l.quota-l.used), reset))
	header.Set("Ratelimit-Policy", fmt.Sprintf(`"burst";q=%d;w=%d`, l.quota, seconds(l.window)))
	if !allowed {
		header.Set("Retry-After", strconv.Itoa(reset))
	}
}

func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
