package request

import (
	"context"
	"log/slog"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// The shortest and the longest wait between attempts, unless the API asks for another one.
const (
	firstWait = 500 * time.Millisecond
	maxWait   = 30 * time.Second
)

// retrier repeats whole attempts, decoding included: a body may be cut off.
type retrier struct {
	max int
	log *slog.Logger
}

func (r retrier) retry(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		var last *Error
		growing, retries := newBackOff(), r.max
		for {
			failure := try(ctx, a, next, last)
			if failure == nil {
				return nil
			}
			if failure.Kind != KindRateLimit {
				retries--
			}
			if !failure.retryable() || outlastsDeadline(ctx, failure.Wait) {
				return failure
			}
			if retries < 0 {
				failure.Wait = 0 // it ends because no retry is left, not because the wait is too long
				return failure
			}
			// If the context ends the wait, the next attempt is not sent.
			r.wait(ctx, failure, growing)
			last = failure
		}
	}
}

// try makes an attempt. If the deadline passes or nothing is sent, the error wraps the last failure.
func try(ctx context.Context, a *attempt, next handler, last *Error) *Error {
	failure := next(ctx, a)
	if failure == nil {
		return nil
	}
	failure.Page, failure.Attempts = a.Page, a.number
	if last != nil && (a.number == last.Attempts || failure.Kind == KindDeadline) {
		failure.Err = last
	}
	return failure
}

func outlastsDeadline(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	return wait > 0 && bounded && time.Now().Add(wait).After(deadline)
}

func (r retrier) wait(ctx context.Context, failure *Error, growing *backoff.ExponentialBackOff) {
	wait := failure.Wait
	if wait == 0 {
		wait = growing.NextBackOff()
	}
	if wait > logWait { // longer than maxWait, so that only the API makes it so long
		r.log.InfoContext(ctx, "waiting as the API asks", "wait", wait.String(), "page", failure.Page, "error", failure.Error())
	}
	waitFor(ctx, nil, time.Now().Add(wait))
}

// newBackOff returns growing waits: at random one to two times 0.5 s, 1 s, 2 s, up to
// 15 s. The library wants the mean of that range and a randomisation factor.
func newBackOff() *backoff.ExponentialBackOff {
	exponential := backoff.NewExponentialBackOff()
	exponential.InitialInterval = firstWait * 3 / 2
	exponential.MaxInterval = maxWait * 3 / 4
	exponential.Multiplier = 2
	exponential.RandomizationFactor = 1.0 / 3
	return exponential
}
