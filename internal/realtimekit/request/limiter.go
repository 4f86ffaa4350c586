package request

import (
	"context"
	"log/slog"
	"math"
	"net/http"
	"sync"
	"time"
)

const (
	// window is that of Cloudflare's documented limit.
	window = 5 * time.Minute
	// logWait is how long a request may wait before the log says so.
	logWait = 30 * time.Second
	// sameReset is by how much two reports of the same reset may differ: the seconds
	// are rounded, and answers take their time.
	sameReset = 2 * time.Second
)

// limiter decides when a request may be sent. Three things delay it: our own window, the
// API's count, and a pause that the API asked for. Only the API's count includes other
// processes with the same credentials.
//
// The window is exact: at most size requests in any five minutes. A request holds its
// place until five minutes after its end. Before that, a server may still count it.
// Nothing is smoothed: the first thousand pages go at full speed.
type limiter struct {
	log *slog.Logger
	// width is the number of requests at once, size the number in a window.
	width, size int

	mutex sync.Mutex
	// changed is closed and replaced whenever something below changes.
	changed chan struct{}
	// busy is the number of requests under way. freed has the times at which the places
	// of earlier ones are free again, oldest first.
	busy  int
	freed []time.Time
	// count is what the API last reported.
	count count
	// paused is until when it asked for no requests.
	paused time.Time
}

func newLimiter(width, size int, log *slog.Logger) *limiter {
	return &limiter{log: log, width: width, size: size, changed: make(chan struct{})}
}

// limit passes an attempt on as soon as the limiter allows.
func (l *limiter) limit(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		if failure := l.acquire(ctx); failure != nil {
			return failure
		}
		defer l.release()

		a.number++

		failure := next(ctx, a)
		if failure != nil && failure.Kind == KindRateLimit {
			// Before the place is free: another request would take it.
			l.pause(failure.Wait)
		}

		return failure
	}
}

// acquire blocks until a request may be sent. The error is that of the context, or, as
// soon as it is certain that the deadline comes first, KindBudget or KindRateLimit.
func (l *limiter) acquire(ctx context.Context) *Error {
	deadline, bounded := ctx.Deadline()
	begin, logged := time.Now(), false

	for ctx.Err() == nil {
		l.mutex.Lock()
		now := time.Now()
		held := l.next(now)
		changed := l.changed

		if held.reason == "" {
			l.busy++
			l.mutex.Unlock()

			return nil
		}
		l.mutex.Unlock()

		if bounded && held.certain && held.at.After(deadline) {
			return &Error{Kind: held.kind, Wait: held.at.Sub(now)}
		}

		if !logged && held.at.Sub(begin) >= logWait || !logged && now.Sub(begin) >= logWait {
			logged = true

			l.log.InfoContext(ctx, "waiting for "+held.reason, "wait", max(held.at.Sub(begin), now.Sub(begin)).String())
		}

		wake := held.at
		if logAt := begin.Add(logWait); !logged && (wake.IsZero() || wake.After(logAt)) {
			wake = logAt
		}

		waitFor(ctx, changed, wake)
	}

	return Interrupted(ctx, nil)
}

// hold says why a request may not be sent yet. An empty reason means that it may.
type hold struct {
	reason string
	kind   Kind
	// at is when the reason ends, zero if only another request can end it. It is certain
	// if nothing can end it before.
	at      time.Time
	certain bool
}

// next returns what holds up a request: of several reasons the one that certainly lasts
// longest, or else any.
func (l *limiter) next(now time.Time) hold {
	l.forget(now)

	var held hold

	for _, other := range l.holds(now) {
		if held.reason == "" || other.certain && (!held.certain || other.at.After(held.at)) {
			held = other
		}
	}

	return held
}

func (l *limiter) holds(now time.Time) (all []hold) {
	const budget, count, room = "the budget of requests", "the API to take requests again", "another request to end"

	if l.busy+len(l.freed) >= l.size {
		// A request under way holds its place for longer than any that has ended.
		at := now.Add(window)
		if len(l.freed) > 0 {
			at = l.freed[0]
		}

		all = append(all, hold{reason: budget, kind: KindBudget, at: at, certain: true})
	}

	if now.Before(l.count.reset) && l.busy >= l.count.left {
		all = append(all, hold{reason: count, kind: KindBudget, at: l.count.reset, certain: l.busy == 0})
	}

	if now.Before(l.paused) {
		all = append(all, hold{reason: count, kind: KindRateLimit, at: l.paused, certain: true})
	}

	if l.busy >= l.width {
		all = append(all, hold{reason: room})
	}

	return all
}

// forget drops the places that are free again.
func (l *limiter) forget(now time.Time) {
	for len(l.freed) > 0 && !l.freed[0].After(now) {
		l.freed = l.freed[1:]
	}
}

// release ends a request.
func (l *limiter) release() {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	l.busy--
	l.freed = append(l.freed, time.Now().Add(window))
	l.change()
}

// pause holds up every request for a time that the API asked for.
func (l *limiter) pause(wait time.Duration) {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	if until := time.Now().Add(wait); until.After(l.paused) {
		l.paused = until
	}

	l.change()
}

// hear takes over the count of an answer. Answers can overtake each other: until the
// same reset the smaller count holds.
func (l *limiter) hear(header http.Header) {
	next, found := remaining(header, time.Now())
	if !found {
		return
	}

	l.mutex.Lock()
	defer l.mutex.Unlock()

	known := l.count
	if time.Now().Before(known.reset) && next.reset.Sub(known.reset).Abs() <= sameReset {
		next = count{min(next.left, known.left), known.reset}
	}

	l.count = next
	l.change()
}

func (l *limiter) change() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// wait is how long the window delays the last of n more requests at least.
func (l *limiter) wait(n int) time.Duration {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	now := time.Now()
	l.forget(now)

	freed := len(l.freed)
	short := n + l.busy + freed - l.size

	switch {
	case n == 0 || short <= 0:
		return 0
	case short <= freed:
		return l.freed[short-1].Sub(now)
	}

	windows := (short-freed-1)/l.size + 1
	if time.Duration(windows) > math.MaxInt64/window {
		return math.MaxInt64
	}

	return time.Duration(windows) * window
}

// waitFor waits for the event, the time if it is set, or the end of the context.
func waitFor(ctx context.Context, changed <-chan struct{}, at time.Time) {
	var moment <-chan time.Time

	if !at.IsZero() {
		timer := time.NewTimer(time.Until(at))
		defer timer.Stop()

		moment = timer.C
	}

	select {
	case <-changed:
	case <-moment:
	case <-ctx.Done():
	}
}
