package request

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

const (
	// window is that of Cloudflare's documented limit.
	window = 5 * time.Minute
	// maxWindows bounds how long more requests are said to take: ten years.
	maxWindows = 1 << 20
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
		held, changed := l.take()
		switch {
		case held.until.IsZero():
			return nil
		case held.certain && bounded && held.until.After(deadline):
			return &Error{Kind: held.kind, Wait: time.Until(held.until)}
		case held.certain && !logged && held.until.Sub(begin) >= logWait:
			logged = true

			l.log.InfoContext(ctx, "waiting for "+held.reason, "wait", held.until.Sub(begin).String())
		}
		waitFor(ctx, changed, held.until)
	}
	return Interrupted(ctx)
}

// take begins a request, unless something holds it up. The channel is closed when that
// may have changed.
func (l *limiter) take() (hold, <-chan struct{}) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	held := l.next(time.Now())
	if held.until.IsZero() {
		l.busy++
	}
	return held, l.changed
}

// hold is what holds up a request, and until when; zero if nothing does. If it is not
// certain, the end of another request may end it before.
type hold struct {
	until   time.Time
	certain bool
	kind    Kind
	reason  string
}

// next returns what holds up a request: of several things the one that certainly lasts
// longest.
func (l *limiter) next(now time.Time) (held hold) {
	l.forget(now)

	certain := func(until time.Time, kind Kind, reason string) {
		if !held.certain || until.After(held.until) {
			held = hold{until, true, kind, reason}
		}
	}
	if l.busy >= l.width {
		held.until = now.Add(window)
	}
	if now.Before(l.count.reset) && l.busy >= l.count.left {
		held.until = l.count.reset
		if l.busy == 0 {
			certain(l.count.reset, KindBudget, "the API to take requests again")
		}
	}
	if now.Before(l.paused) {
		certain(l.paused, KindRateLimit, "the API to take requests again")
	}
	if l.busy+len(l.freed) >= l.size {
		// A request under way holds its place for longer than any that has ended.
		until := now.Add(window)
		if len(l.freed) > 0 {
			until = l.freed[0]
		}
		certain(until, KindBudget, "the budget of requests")
	}
	return held
}

// forget drops the places that are free again.
func (l *limiter) forget(now time.Time) {
	for len(l.freed) > 0 && !l.freed[0].After(now) {
		l.freed = l.freed[1:]
	}
}

// update changes the state, and wakes the requests that wait.
func (l *limiter) update(change func(now time.Time)) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	change(time.Now())
	close(l.changed)
	l.changed = make(chan struct{})
}

// release ends a request.
func (l *limiter) release() {
	l.update(func(now time.Time) {
		l.busy--
		l.freed = append(l.freed, now.Add(window))
	})
}

// pause holds up every request for a time that the API asked for.
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
	return time.Duration(min(windows, maxWindows)) * window
}

// waitFor waits for the event, the time, or the end of the context.
func waitFor(ctx context.Context, changed <-chan struct{}, at time.Time) {
	timer := time.NewTimer(time.Until(at))
	defer timer.Stop()
	select {
	case <-changed:
	case <-timer.C:
	case <-ctx.Done():
	}
}
