package request

import (
	"context"
	"time"
)

const logWait = 30 * time.Second // longer waits are logged

func (l *limiter) limit(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		if failure := l.acquire(ctx); failure != nil {
			return failure
		}
		defer l.release()
		a.number++

		failure := next(ctx, a)
		if failure != nil && failure.Kind == KindRateLimit {
			l.pause(failure.Wait) // before the place is free for another request
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
		case changed == nil:
			return nil
		case held.reason == "":
			// The end of another request may let this one pass earlier.
		case bounded && held.until.After(deadline):
			return &Error{Kind: held.kind, Wait: time.Until(held.until)}
		case !logged && held.until.Sub(begin) >= logWait:
			logged = true
			l.log.InfoContext(ctx, "waiting for "+held.reason, "wait", held.until.Sub(begin).String())
		}
		waitFor(ctx, changed, held.until)
	}
	return Interrupted(ctx)
}

func waitFor(ctx context.Context, event <-chan struct{}, at time.Time) {
	timer := time.NewTimer(time.Until(at))
	defer timer.Stop()
	select {
	case <-event:
	case <-timer.C:
	case <-ctx.Done():
	}
}
