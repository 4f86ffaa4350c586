package realtimekit

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// The waits between attempts, where the API does not say how long to wait.
const (
	firstWait   = 500 * time.Millisecond
	longestWait = 30 * time.Second
)

// page asks for one page until it comes, the retries are used up, or the
// context ends. The retry is around the whole: a body that is cut off is as
// good a reason as no answer. The error is an *Error.
func (c *Client) page(ctx context.Context, query Query, pageNo, perPage int) (answer, error) {
	address := c.address(query, pageNo, perPage)
	attempts, failures := 0, 0

	var last *Error

	got, err := backoff.Retry(ctx, func() (answer, error) {
		attempts++

		got, failure := c.attempt(ctx, address, pageNo, attempts)
		if failure == nil {
			return got, nil
		}

		failure.Page, failure.Attempts = pageNo, attempts
		if failure.unsent {
			failure.Attempts--
		}

		if failure.Kind == KindDeadline && last != nil {
			failure.Err = last
		}

		last = failure
		if failure.Kind == KindRateLimit {
			c.limits.pause(failure.Wait)
		} else {
			failures++
		}

		return answer{}, again(ctx, failure, failures <= c.maxRetries)
	}, backoff.WithBackOff(newBackOff()), backoff.WithMaxElapsedTime(0), backoff.WithNotify(func(_ error, wait time.Duration) {
		if wait > longWait {
			c.log.InfoContext(ctx, "waiting as the API asks", "wait", wait.String(), "page", pageNo, "error", last.Error())
		}
	}))
	if err == nil {
		return got, nil
	}

	// Without a last failure of its own the context ended during a wait.
	if ctx.Err() != nil && last.Kind != KindDeadline && last.Kind != KindCanceled {
		ended := interrupted(ctx, last)
		ended.Page, ended.Attempts = pageNo, attempts

		return answer{}, ended
	}

	return answer{}, last
}

// again says how to go on after a failure, in the words of the backoff package:
// not at all, after the time the API asked for, or after a growing wait.
func again(ctx context.Context, failure *Error, left bool) error {
	deadline, bounded := ctx.Deadline()

	switch {
	case !failure.retryable(), !left && failure.Kind != KindRateLimit:
		return backoff.Permanent(failure)
	case failure.Wait == 0:
		return failure
	case bounded && time.Now().Add(failure.Wait).After(deadline):
		return backoff.Permanent(failure)
	default:
		return &backoff.RetryAfterError{Duration: failure.Wait}
	}
}

func newBackOff() *backoff.ExponentialBackOff {
	exponential := backoff.NewExponentialBackOff()
	exponential.InitialInterval = firstWait
	exponential.Multiplier = 2
	exponential.MaxInterval = longestWait

	return exponential
}

// retryAfter reads the header of that name: whole seconds, or a date. 0 means
// that it says nothing; a moment that has passed already means the least wait,
// so that a server with a wrong clock is not hammered.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if value == "" {
		return 0
	}

	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		// A day is more than any deadline, and far from overflowing.
		return max(firstWait, time.Duration(min(seconds, 86400))*time.Second)
	}

	if date, err := http.ParseTime(value); err == nil {
		return max(firstWait, date.Sub(now))
	}

	return 0
}
