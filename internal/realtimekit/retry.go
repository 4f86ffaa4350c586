package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// The waits between attempts, where the API does not say how long to wait.
const (
	firstWait   = 500 * time.Millisecond
	longestWait = 30 * time.Second
	// LongestTold is how long a wait an Error tells of at the most: more than any
	// deadline, and far from overflowing.
	LongestTold = 24 * time.Hour
)

var wholeSeconds = regexp.MustCompile(`^[+-]?[0-9]+$`)

// page asks for one page until it comes, the retries are used up, or the
// context ends. The retry is around the whole: a body that is cut off is as
// good a reason as no answer. The error is an *Error.
func (c *Client) page(ctx context.Context, query Query, pageNo, perPage int, prepare func(answer) page) (page, error) {
	asking := &asking{client: c, address: c.address(query, pageNo, perPage), pageNo: pageNo, prepare: prepare}

	got, err := backoff.Retry(ctx, func() (page, error) { return asking.attempt(ctx) },
		backoff.WithBackOff(newBackOff()),
		backoff.WithMaxElapsedTime(0),
		backoff.WithNotify(func(_ error, wait time.Duration) { asking.note(ctx, wait) }),
	)

	if failure, ok := errors.AsType[*Error](err); err == nil || ok && failure == asking.last {
		return got, err
	}

	// What is not ours is the context's, which ended between two attempts. Its cause
	// may be the failure of another page.
	return page{}, asking.failed(interrupted(ctx, asking.last))
}

// asking is what happened so far to the request for one page.
type asking struct {
	client  *Client
	address string
	pageNo  int
	// prepare makes a page of what came.
	prepare  func(answer) page
	attempts int
	// failures counts the attempts that use up retries.
	failures int
	last     *Error
}

// attempt asks once, and says in the words of the backoff package how to go on.
func (a *asking) attempt(ctx context.Context) (page, error) {
	a.attempts++

	got, failure := a.client.attempt(ctx, a)
	if failure == nil {
		return got, nil
	}

	if failure.unsent {
		a.attempts--
	}

	if a.last != nil && (failure.unsent || failure.Kind == KindDeadline) {
		failure.Err = a.last
	}

	switch {
	case failure.unsent:
	case failure.Kind == KindRateLimit:
		a.client.limits.pause(failure.Wait)
	case !failure.stale:
		a.failures++
	}

	a.last = a.failed(failure)

	return page{}, again(ctx, a.last, a.failures <= a.client.maxRetries)
}

// failed notes in an error which page it is about.
func (a *asking) failed(failure *Error) *Error {
	failure.Page, failure.Attempts = a.pageNo, a.attempts

	return failure
}

// note tells the log of a wait between attempts that is long. None but the API
// makes it so long.
func (a *asking) note(ctx context.Context, wait time.Duration) {
	if wait > longWait {
		a.client.log.InfoContext(ctx, "waiting as the API asks", "wait", wait.String(), "page", a.pageNo, "error", a.last.Error())
	}
}

// again says how to go on after a failure, in the words of the backoff package:
// not at all, after the time the API asked for, or after a growing wait.
func again(ctx context.Context, failure *Error, left bool) error {
	deadline, bounded := ctx.Deadline()

	switch {
	case failure.Kind == KindConnection && failure.stale:
		// Nobody looked at it. It cannot go on for long: a new connection is not stale.
		return &backoff.RetryAfterError{}
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

// newBackOff gives growing waits: each is at random one to two times 0.5 s, 1 s,
// 2 s, up to 15 s. The library takes the middle, and how far a wait may be from it.
func newBackOff() *backoff.ExponentialBackOff {
	exponential := backoff.NewExponentialBackOff()
	exponential.InitialInterval = firstWait * 3 / 2
	exponential.MaxInterval = longestWait * 3 / 4
	exponential.Multiplier = 2
	exponential.RandomizationFactor = 1.0 / 3

	return exponential
}

// retryAfter reads the header of that name: whole seconds, or a date. 0 means
// that it tells no time to wait. A moment that has passed already is none: a
// server with a wrong clock must not be hammered.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)

	if wholeSeconds.MatchString(value) {
		// Out of range it is the nearest number: a long time, not none.
		seconds, _ := strconv.ParseInt(value, 10, 64)
		seconds = max(0, min(seconds, int64(LongestTold/time.Second)))

		return told(time.Duration(seconds) * time.Second)
	}

	if date, err := http.ParseTime(value); err == nil {
		return told(min(date.Sub(now), LongestTold))
	}

	return 0
}

// told is a wait that the API asked for, unless it is shorter than our own.
func told(wait time.Duration) time.Duration {
	if wait < firstWait {
		return 0
	}

	return wait
}
