package request

import (
	"log/slog"
	"net/http"
	"sync"
	"time"
)

const (
	window     = 5 * time.Minute // of Cloudflare's documented limit
	maxWindows = 1 << 20         // bounds an estimate to ten years
	sameReset  = 2 * time.Second // the largest difference between two reports of one reset
)

// limiter decides when a request may be sent. Three things delay it: our own window, the
// API's count, which includes other processes with the same credentials, and a pause that
// the API asked for. The window is exact: a request holds its place until five minutes
// after its end, since a server may count it that late.
type limiter struct {
	log         *slog.Logger
	width, size int // the most requests at once, and in a window

	mutex   sync.Mutex
	changed chan struct{} // closed and replaced whenever something below changes
	busy    int           // requests under way
	freed   []time.Time   // when the places of ended requests are free again, oldest first
	count   count         // what the API last reported
	paused  time.Time     // until when the API asked for no requests
}

func newLimiter(width, size int, log *slog.Logger) *limiter {
	return &limiter{log: log, width: width, size: size, changed: make(chan struct{})}
}

// take begins a request and returns a nil channel, or what holds it up and a channel that
// is closed when that may have changed.
func (l *limiter) take() (hold, <-chan struct{}) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	now := time.Now()
	held := l.next(now)
	if held.until.After(now) {
		return held, l.changed
	}
	l.busy++
	return hold{}, nil
}

// hold says how long a request waits, and why. Without a reason, the end of another request
// may shorten the wait.
type hold struct {
	until  time.Time
	kind   Kind
	reason string
}

// next returns what holds up a request longest; until is now if nothing does.
func (l *limiter) next(now time.Time) hold {
	l.forget(now)

	held := hold{until: now}
	extend := func(until time.Time, kind Kind, reason string) {
		if until.After(held.until) {
			held = hold{until, kind, reason}
		}
	}
	if l.busy == 0 && l.count.left == 0 {
		extend(l.count.reset, KindBudget, "the API to take requests again")
	}
	extend(l.paused, KindRateLimit, "the API to take requests again")
	if l.busy+len(l.freed) >= l.size {
		// A request under way holds its place for longer than any that has ended.
		until := now.Add(window)
		if len(l.freed) > 0 {
			until = l.freed[0]
		}
		extend(until, KindBudget, "the request budget")
	}
	// Waits that are certain take precedence.
	if held.reason == "" && l.busy >= l.count.left {
		extend(l.count.reset, 0, "")
	}
	if held.reason == "" && l.busy >= l.width {
		extend(now.Add(window), 0, "")
	}
	return held
}

func (l *limiter) forget(now time.Time) {
	for len(l.freed) > 0 && !l.freed[0].After(now) {
		l.freed = l.freed[1:]
	}
}

func (l *limiter) update(change func(now time.Time)) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	change(time.Now())
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *limiter) release() {
	l.update(func(now time.Time) {
		l.busy--
		l.freed = append(l.freed, now.Add(window))
	})
}

func (l *limiter) pause(wait time.Duration) {
	l.update(func(now time.Time) {
		if until := now.Add(wait); until.After(l.paused) {
			l.paused = until
		}
	})
}

// hear stores the API's remaining count. Answers can overtake each other: until the
// same reset the smaller count holds.
func (l *limiter) hear(header http.Header) {
	l.update(func(now time.Time) {
		next, found := remaining(header, now)
		same := now.Before(l.count.reset) && next.reset.Sub(l.count.reset).Abs() <= sameReset
		switch {
		case found && same:
			l.count.left = min(l.count.left, next.left)
		case found:
			l.count = next
		}
	})
}

func (l *limiter) wait(n int) time.Duration {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	now := time.Now()
	l.forget(now)
	short := n + l.busy + len(l.freed) - l.size
	if short <= 0 {
		return 0
	}
	// Each window frees the same places again, a window later.
	windows, place := (short-1)/l.size, (short-1)%l.size
	wait := time.Duration(min(windows, maxWindows)) * window
	if place < len(l.freed) {
		return wait + l.freed[place].Sub(now)
	}
	return wait + window
}
