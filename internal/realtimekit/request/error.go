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
	KindRejected    Kind = iota // a refusal that fits none of the other kinds
	KindArgument                // a query that must not be sent, such as one with a malformed id
	KindConnection              // no answer: name, route, TLS or reset
	KindCertificate             // the certificate of the server cannot be verified
	KindDeadline                // the deadline of the context passed
	KindCanceled                // the caller gave up
	KindCutOff                  // the body ended early
	KindNotJSON                 // the body is something other than JSON, such as HTML
	KindMalformed               // JSON with a mistake, or in a content coding that was not requested; permanent
	KindShape                   // JSON of another shape than the endpoint's
	KindTooLarge                // an answer over a limit, of its bytes or of its contents
	KindRedirect                // an answer that points elsewhere; it is not followed
	KindRateLimit               // a 429 whose Wait does not fit the deadline; without a Status, one that another request got
	KindBudget                  // the rate limit, ours or the API's, allows no request before the deadline
	KindTooMuch                 // the list has more pages than can be read before the deadline; see Estimate
	KindServer                  // a failure of the API: 408, 5xx
	KindCredentials             // credentials that Cloudflare cannot read
	KindBlocked                 // a refusal by a firewall or a proxy, not by the API
	KindPortal                  // a network that asks for a login (status 511)
	KindPermission              // credentials that may not do this
	KindNotFound                // an account, an app or a page that Cloudflare does not know
	KindInvalid                 // a parameter that the API refuses
)

// Estimate is why a list was given up before it could fail half-way.
type Estimate struct {
	Requests, PageSize int           // the pages that remain, and the items of each
	Needed, Left       time.Duration // how long they take at least, and how long the deadline leaves
}

// Error is why a request has no usable answer.
type Error struct {
	Kind   Kind
	Page   int // the page_no that was sent
	Status int // the HTTP status, 0 without an answer
	// Code and Message are the API's own, or a short text in place of its answer. The
	// message has at most 500 characters, no control characters and no credentials.
	Code    int64
	Message string
	Ray     string // names the request for Cloudflare's support
	// Wait is how long the API asks to wait; for KindBudget, how long the rate limit allows
	// no request. It is 0 if the read fails only because no retry is left.
	Wait     time.Duration
	Estimate *Estimate // for KindTooMuch only
	Attempts int       // the requests that were made
	// Err is the cause, nil if the API's refusal is all there is. If the deadline passed,
	// or the last request was not sent, it is the failure before.
	Err error
}

// Error describes the failure in one line, without a next step.
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

func (e *Error) Unwrap() error { return e.Err }

// IsKind reports whether an error is an *Error of that kind.
func IsKind(err error, kind Kind) bool {
	failure, ok := errors.AsType[*Error](err)
	return ok && failure.Kind == kind
}

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
