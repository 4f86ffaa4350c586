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
	// KindTooLarge is a page over the limit.
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
	// KindNotFound is an account or an app that Cloudflare does not know.
	KindNotFound
	// KindInvalid is a parameter that the API refuses.
	KindInvalid
)

// The codes of the Cloudflare edge that say more than their status.
const (
	codeMalformedHeader   = 6003
	codeNoRoute           = 7003
	codeMissingAuth       = 9106
	codeInvalidToken      = 9109
	codeAuthentication    = 10000
	longestMessage        = 500
	lowestErrorStatus     = 400
	lowestServerStatus    = 500
	firstStatusPastErrors = 600
)

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

// kindOf sorts a refusal by status and code. The service repeats the status as
// its code, so that a refusal with status 200 can still be sorted. A status that
// says that the request was not looked at counts more than any code beside it.
func kindOf(status int, code int64) Kind {
	if status < lowestErrorStatus && code >= lowestErrorStatus && code < firstStatusPastErrors {
		status = int(code)
	}

	switch {
	case status == 429:
		return KindRateLimit
	case status == 408, status >= lowestServerStatus:
		return KindServer
	case code == codeMalformedHeader, code == codeMissingAuth:
		return KindCredentials
	case code == codeAuthentication, code == codeInvalidToken, status == 401, status == 403:
		return KindPermission
	case code == codeNoRoute, status == 404:
		return KindNotFound
	case status == 400, status == 422:
		return KindInvalid
	default:
		return KindRejected
	}
}

// apiMessage is what the API itself said of a failure.
type apiMessage struct {
	code int64
	text string
}

func (m *apiMessage) Error() string { return m.text }

// message reads either error form: a single error of the service, or the first
// of the edge's list that says something.
func (e envelope) message() *apiMessage {
	found := messageOf(e.error)

	eachElement(e.errors, func(entry string) {
		if found == nil {
			found = messageOf(entry)
		}
	})

	if found == nil {
		return &apiMessage{}
	}

	return found
}

// messageOf reads one entry; it is nil for one that says nothing.
func messageOf(entry string) *apiMessage {
	if !strings.HasPrefix(entry, "{") {
		return nil
	}

	message, said := &apiMessage{}, false

	eachField(entry, func(name, value string) {
		said = true

		switch name {
		case "code":
			if code := wholeNumber(value); code != nil {
				message.code = *code
			}
		case "message":
			message.text, _ = verbatim(value)
		}
	})

	if !said {
		return nil
	}

	return message
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
