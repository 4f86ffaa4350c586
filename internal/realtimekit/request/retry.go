package request

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// The waits between attempts, unless the API asks for another one.
const (
	firstWait = 500 * time.Millisecond
	maxWait   = 30 * time.Second
	// LongestTold bounds the wait that an Error reports: longer than any deadline, and
	// far from overflowing.
	LongestTold = 24 * time.Hour
)

// retrier makes attempts until one succeeds. The retry is around the whole attempt,
// decoding included, so that a body that is cut off is requested again too.
type retrier struct {
	max int
	log *slog.Logger
}

func (r retrier) retry(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		tries := &tries{retrier: r, next: next, attempt: a}

		_, err := backoff.Retry(ctx, func() (struct{}, error) { return struct{}{}, tries.once(ctx) },
			backoff.WithBackOff(newBackOff()),
			backoff.WithMaxElapsedTime(0),
			backoff.WithNotify(func(_ error, wait time.Duration) { tries.note(ctx, wait) }),
		)
		if err == nil {
			return nil
		}

		if failure, ok := errors.AsType[*Error](err); ok && failure == tries.last {
			return failure
		}

		// The context ended between two attempts. Its cause may be another request's.
		return tries.failed(Interrupted(ctx, tries.last))
	}
}

// tries are the attempts of one request so far.
type tries struct {
	retrier
	*attempt

	next handler
	// failures counts the attempts that use up retries.
	failures int
	last     *Error
}

// once makes an attempt, and tells the backoff package how to go on.
func (t *tries) once(ctx context.Context) error {
	t.number++

	failure := t.next(ctx, t.attempt)
	if failure == nil {
		return nil
	}

	if failure.unsent {
		t.number--
	}

	if t.last != nil && (failure.unsent || failure.Kind == KindDeadline) {
		failure.Err = t.last
	}

	if !failure.unsent && failure.Kind != KindRateLimit {
		t.failures++
	}

	t.last = t.failed(failure)

	return again(ctx, t.last, t.failures <= t.max)
}

// failed completes an error.
func (t *tries) failed(failure *Error) *Error {
	failure.Page, failure.Attempts = t.Page, t.number

	return failure
}

// note logs a long wait. Only the API makes it so long.
func (t *tries) note(ctx context.Context, wait time.Duration) {
	if wait > logWait {
		t.log.InfoContext(ctx, "waiting as the API asks", "wait", wait.String(), "page", t.Page, "error", t.last.Error())
	}
}

// again tells the backoff package how to go on after a failure: not at all, after the
// time that the API asked for, or after a growing wait.
func again(ctx context.Context, failure *Error, left bool) error {
	deadline, bounded := ctx.Deadline()

	switch {
	case !failure.retryable():
		return backoff.Permanent(failure)
	case failure.Wait > 0 && bounded && time.Now().Add(failure.Wait).After(deadline):
		return backoff.Permanent(failure)
	case !left && failure.Kind != KindRateLimit:
		// There would be time to wait: that is not why it ends.
		failure.Wait = 0

		return backoff.Permanent(failure)
	case failure.Wait == 0:
		return failure
	default:
		return &backoff.RetryAfterError{Duration: failure.Wait}
	}
}

// newBackOff returns growing waits: at random one to two times 0.5 s, 1 s, 2 s, up to
// 15 s. The library takes the middle, and how far a wait may be from it.
func newBackOff() *backoff.ExponentialBackOff {
	exponential := backoff.NewExponentialBackOff()
	exponential.InitialInterval = firstWait * 3 / 2
	exponential.MaxInterval = maxWait * 3 / 4
	exponential.Multiplier = 2
	exponential.RandomizationFactor = 1.0 / 3

	return exponential
}

var wholeSeconds = regexp.MustCompile(`^[+-]?[0-9]+$`)

// retryAfter reads the header of that name: whole seconds, or a date. It is 0 for
// anything else, for a wait that is shorter than our own, and for a date that has passed:
// an API with a wrong clock must not be hammered.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)

	var wait time.Duration

	if wholeSeconds.MatchString(value) {
		// Out of range it is the nearest number: a long time, not none.
		seconds, _ := strconv.ParseInt(value, 10, 64)
		wait = time.Duration(max(0, min(seconds, int64(LongestTold/time.Second)))) * time.Second
	} else if date, err := http.ParseTime(value); err == nil {
		wait = min(date.Sub(now), LongestTold)
	}

	if wait < firstWait {
		return 0
	}

	return wait
}
