package realtimekit

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Kind sorts errors by what the reader can do about them.
type Kind int

// The kinds of Error.
const (
	// KindRejected is a refusal that fits none of the other kinds.
	KindRejected Kind = iota
	// KindArgument is a query that must not be sent: an id that is no id.
	KindArgument
	// KindConnection means that no answer came: name, route, TLS or reset.
	KindConnection
	// KindDeadline means that the context's deadline passed.
	KindDeadline
	// KindCanceled means that the caller gave up.
	KindCanceled
	// KindCutOff means that the body ended before its end.
	KindCutOff
	// KindNotJSON means that something else than the API seems to have answered.
	KindNotJSON
	// KindShape is JSON that is no page of sessions.
	KindShape
	// KindTooLarge is a page over a limit, on the wire or of what is in it.
	KindTooLarge
	// KindRedirect is an answer that points elsewhere; it is not followed.
	KindRedirect
	// KindRateLimit is a 429 that asks for more time than the deadline leaves; without
	// a Status, one that another request got.
	KindRateLimit
	// KindBudget means that the budget, ours or the server's, has no place for
	// the request before the deadline.
	KindBudget
	// KindTooMuch means that the list has more pages than can be read before the
	// deadline; Estimate says how many.
	KindTooMuch
	// KindServer is a failure on the API's side: 408, 5xx.
	KindServer
	// KindCredentials are credentials that Cloudflare cannot read.
	KindCredentials
	// KindPermission are credentials that may not do this.
	KindPermission
	// KindNotFound is an account, an app or a page that Cloudflare does not know.
	KindNotFound
	// KindInvalid is a parameter that the API refuses.
	KindInvalid
)

// longestMessage bounds what is shown of a stranger's text.
const longestMessage = 500

// Error is why a page of sessions could not be read.
type Error struct {
	Kind Kind
	// Page is the number of the page, as it was sent.
	Page int
	// Status is the HTTP status, 0 where no answer came.
	Status int
	// Code and Message are the API's own, the message cut at 500 characters
	// and free of control characters and credentials. Code is 0, Message empty,
	// where the API said nothing.
	Code    int64
	Message string
	// Ray names the request for Cloudflare's support.
	Ray string
	// Wait is how long the API asks to wait, 0 where it does not, and where the
	// deadline leaves time for that but no retry is left; of KindBudget, how long the
	// budget is used up.
	Wait time.Duration
	// Estimate is set for KindTooMuch alone.
	Estimate *Estimate
	// Attempts counts the requests made for this page.
	Attempts int
	// unsent tells that the last of them was not made, stale that it went to a
	// connection which the API had closed before.
	unsent, stale bool
	// Err is the error underneath, nil where the API's refusal is all there is. Where
	// the deadline passed, or the last request was not sent, it is the failure before.
	Err error
}

// Error says the essence in one line, without a next step.
func (e *Error) Error() string {
	parts := []string{fmt.Sprintf("page %d", e.Page)}
	if e.Status != 0 {
		parts = append(parts, fmt.Sprintf("HTTP status %d", e.Status))
	}

	if e.Code != 0 {
		parts = append(parts, fmt.Sprintf("code %d", e.Code))
	}

	if e.Message != "" {
		parts = append(parts, e.Message)
	}

	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}

	return strings.Join(parts, ": ")
}

// Unwrap gives the error underneath.
func (e *Error) Unwrap() error { return e.Err }

// isKind tells whether an error is one of ours, of that kind.
func isKind(err error, kind Kind) bool {
	failure, ok := errors.AsType[*Error](err)

	return ok && failure.Kind == kind
}

// retryable tells whether the same request may succeed later.
func (e *Error) retryable() bool {
	switch e.Kind {
	case KindConnection, KindCutOff, KindNotJSON, KindServer, KindRateLimit:
		return true
	default:
		return false
	}
}

// interrupted is the error for a context that ended, after a failure if there was
// one.
func interrupted(ctx context.Context, last *Error) *Error {
	failure := &Error{Kind: KindCanceled}
	if last != nil {
		failure.Err = last
	}

	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		failure.Kind = KindDeadline
	}

	return failure
}

// printable keeps a stranger's text from moving the cursor or filling the
// screen.
func printable(text string) string {
	shown := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}

		return ' '
	}, text)

	// A message may be as long as a page may be large.
	letters := 0
	for i := range shown {
		if letters == longestMessage {
			shown = shown[:i] + "…"

			break
		}

		letters++
	}

	return strings.TrimSpace(shown)
}
