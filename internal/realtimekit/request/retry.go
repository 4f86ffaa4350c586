package request

import (
	"context"
	"errors"
	"log/slog"
	"math"
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
		var last *Error

		growing, failures := newBackOff(), 0
		for {
			failure := try(ctx, a, next, last)
			if failure == nil {
				return nil
			}
			if failure.Kind != KindRateLimit {
				failures++
			}
			if isFinal(ctx, failure, failures <= r.max) {
				return failure
			}
			// If the context ends the wait, the next attempt is not sent.
			r.wait(ctx, failure, growing)

			last = failure
		}
	}
}

// try makes one attempt after a failure, nil for the first.
func try(ctx context.Context, a *attempt, next handler, last *Error) *Error {
	sent := a.number

	failure := next(ctx, a)
	if failure == nil {
		return nil
	}
	failure.Page, failure.Attempts = a.Page, a.number

	unsent := a.number == sent
	if last != nil && (unsent || failure.Kind == KindDeadline) {
		failure.Err = last
	}
	return failure
}

// isFinal reports whether a failure is the last: it is permanent, the API asks for more
// time than the deadline leaves, or no retry is left.
func isFinal(ctx context.Context, failure *Error, left bool) bool {
	deadline, bounded := ctx.Deadline()
	switch {
	case !failure.retryable():
		return true
	case failure.Wait > 0 && bounded && time.Now().Add(failure.Wait).After(deadline):
		return true
	case !left:
		// There would be time to wait: that is not why it ends.
		failure.Wait = 0
		return true
	default:
		return false
	}
}

// wait waits as long as the API asked, or for a growing time.
func (r retrier) wait(ctx context.Context, failure *Error, growing *backoff.ExponentialBackOff) {
	wait := failure.Wait
	if wait == 0 {
		wait = growing.NextBackOff()
	}
	// Only the API makes it so long.
	if wait > logWait {
		r.log.InfoContext(ctx, "waiting as the API asks", "wait", wait.String(), "page", failure.Page, "error", failure.Error())
	}
	waitFor(ctx, nil, time.Now().Add(wait))
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

// retryAfter reads the headers of that name: the longest wait in any of them, in seconds
// or with a unit, or until a date. A header that cannot be read is the longest of our own
// waits. It is 0 without a header, for a wait that is shorter than our own, and for a date
// that has passed: an API with a wrong clock must not be hammered.
func retryAfter(values []string, now time.Time) time.Duration {
	var wait time.Duration
	// Two commas, so that no weekday takes the next header for its date.
	for _, element := range waitPattern.FindAllString(strings.Join(values, ",,"), -1) {
		if element = strings.Trim(element, ` "\t`); element != "" {
			wait = max(wait, readWait(element, now))
		}
	}
	if wait < firstWait {
		return 0
	}
	return min(wait, LongestTold)
}

// waitPattern matches an element of a list: up to the next comma, except that a date has
// one after its weekday.
var waitPattern = regexp.MustCompile(`(?i)\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,)?[^,]+`)

// units are the lengths in seconds of the units that servers add to a wait.
var units = map[string]float64{
	"": 1, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
	"ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
	"m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
	"h": 3600, "hour": 3600, "hours": 3600,
}

// readWait reads one wait, rounded up to a second.
func readWait(text string, now time.Time) time.Duration {
	for _, parse := range []func(string) (time.Time, error){http.ParseTime, parseRFC3339} {
		if date, err := parse(text); err == nil {
			return date.Sub(now)
		}
	}
	if wait, err := time.ParseDuration(strings.ToLower(text)); err == nil {
		return wait.Round(time.Nanosecond) + (time.Second-wait%time.Second)%time.Second
	}
	number := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	unit, known := units[strings.ToLower(text[len(number):])]

	amount, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if tooLarge := errors.Is(err, strconv.ErrRange); !known || err != nil && !tooLarge {
		return maxWait
	}
	return time.Duration(math.Ceil(min(max(amount*unit, 0), LongestTold.Seconds()))) * time.Second
}

func parseRFC3339(text string) (time.Time, error) {
	return time.Parse(time.RFC3339, strings.ToUpper(text))
}
