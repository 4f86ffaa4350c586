package request

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Kind sorts errors by what a user can do about them.
type Kind int

// The kinds of Error.
const (
	// KindRejected is a refusal that fits none of the other kinds.
	KindRejected Kind = iota
	// KindArgument is a query that must not be sent, such as one with a malformed id.
	KindArgument
	// KindConnection means that no answer came: name, route, TLS or reset.
	KindConnection
	// KindCertificate means that the certificate of the server cannot be verified.
	KindCertificate
	// KindDeadline means that the context's deadline passed.
	KindDeadline
	// KindCanceled means that the caller gave up.
	KindCanceled
	// KindCutOff means that the body ended before its end.
	KindCutOff
	// KindNotJSON means that the body is something other than JSON, such as HTML.
	KindNotJSON
	// KindMalformed is JSON with a mistake, or in a content coding that was not
	// requested: the next answer would be the same.
	KindMalformed
	// KindShape is JSON of another shape than the endpoint's.
	KindShape
	// KindTooLarge is an answer over a limit, of its bytes or of its contents.
	KindTooLarge
	// KindRedirect is an answer that points elsewhere; it is not followed.
	KindRedirect
	// KindRateLimit is a 429 that asks for more time than the deadline leaves; without
	// a Status, one that another request got.
	KindRateLimit
	// KindBudget means that the rate limit, ours or the API's, allows no request before
	// the deadline.
	KindBudget
	// KindTooMuch means that the list has more pages than can be read before the
	// deadline; Estimate says how many.
	KindTooMuch
	// KindServer is a failure on the API's side: 408, 5xx.
	KindServer
	// KindCredentials are credentials that Cloudflare cannot read.
	KindCredentials
	// KindBlocked is a refusal by a firewall or a proxy, not by the API.
	KindBlocked
	// KindPortal is a network that asks for a login (status 511).
	KindPortal
	// KindPermission are credentials that may not do this.
	KindPermission
	// KindNotFound is an account, an app or a page that Cloudflare does not know.
	KindNotFound
	// KindInvalid is a parameter that the API refuses.
	KindInvalid
)

// Estimate is why a list was given up before it could fail half-way.
type Estimate struct {
	// Requests is the number of pages that remain, of PageSize items each.
	Requests, PageSize int
	// Needed is how long they take at least, Left how long the deadline leaves.
	Needed, Left time.Duration
}

// Error is why a request has no usable answer.
type Error struct {
	Kind Kind
	// Page is the page_no that was sent.
	Page int
	// Status is the HTTP status, 0 without an answer.
	Status int
	// Code and Message are the API's own, or a short text in place of its answer. The
	// message is cut at 500 characters and free of control characters and credentials.
	// They are 0 and empty without one.
	Code    int64
	Message string
	// Ray names the request for Cloudflare's support.
	Ray string
	// Wait is how long the API asks to wait, 0 if it does not, or if the deadline leaves
	// time for that but no retry is left. For KindBudget it is how long the rate limit
	// allows no request.
	Wait time.Duration
	// Estimate is set for KindTooMuch only.
	Estimate *Estimate
	// Attempts counts the requests that were made.
	Attempts int
	// Err is the cause, nil if the API's refusal is all there is. If the deadline passed,
	// or the last request was not sent, it is the failure before.
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

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsKind reports whether an error is an *Error of that kind.
func IsKind(err error, kind Kind) bool {
	failure, ok := errors.AsType[*Error](err)
	return ok && failure.Kind == kind
}

// retryable reports whether the same request may succeed later.
func (e *Error) retryable() bool {
	switch e.Kind {
	case KindConnection, KindCutOff, KindNotJSON, KindServer, KindRateLimit:
		return true
	default:
		return false
	}
}

// Interrupted is the error for a context that ended.
func Interrupted(ctx context.Context) *Error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return &Error{Kind: KindDeadline}
	}
	return &Error{Kind: KindCanceled}
}
