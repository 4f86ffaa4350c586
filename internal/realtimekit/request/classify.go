package request

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"
)

// The codes of the Cloudflare edge that say more than their status.
const (
	codeMalformedHeader = 6003
	codeNoRoute         = 7003
	codeMissingAuth     = 9106
	codeInvalidToken    = 9109
	codeAuthentication  = 10000
)

// Statuses of errors are 400 to 599; from 500 on they are failures of the API's own.
const (
	minErrorStatus  = 400
	minServerStatus = 500
	maxErrorStatus  = 599
)

// classifier decodes an answer, or sorts out why it has none.
type classifier struct {
	credentials Credentials
	// decoding bounds how many answers are decoded at once. More than there are
	// processors would not be faster, and all of them in memory.
	decoding chan struct{}
}

func (c classifier) classify(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		failure := next(ctx, a)
		if failure == nil {
			failure = c.read(ctx, a)
		}

		if failure != nil && a.reply.status != 0 {
			failure.Status, failure.Ray = a.reply.status, c.credentials.quotable(a.reply.header.Get("Cf-Ray"))
		}

		return failure
	}
}

func (c classifier) read(ctx context.Context, a *attempt) *Error {
	if a.reply.status != http.StatusOK {
		frame, err := DecodeEnvelope(a.reply.body)
		if err == nil {
			err = frame.message()
		}

		return c.refusal(a.reply, err)
	}

	select {
	case c.decoding <- struct{}{}:
	case <-ctx.Done():
		return Interrupted(ctx, nil)
	}
	defer func() { <-c.decoding }()

	err := a.Decode(ctx, a.reply.body)

	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return Interrupted(ctx, nil)
	default:
		return c.refusal(a.reply, err)
	}
}

// refusal describes an answer that has no usable content. The cause is what was found in
// the body: the API's own message, or why there is none.
func (c classifier) refusal(reply reply, cause error) *Error {
	failure := &Error{Wait: retryAfter(reply.header.Get("Retry-After"), time.Now())}

	var message *apiMessage

	switch {
	case errors.As(cause, &message):
		failure.Code, failure.Message = message.code, c.credentials.quotable(message.text)
	case reply.status != http.StatusOK:
	case errors.Is(cause, errNoJSON):
		failure.Kind, failure.Err = KindNotJSON, cause

		return failure
	case errors.Is(cause, ErrTooMany):
		failure.Kind, failure.Err = KindTooLarge, cause

		return failure
	default:
		failure.Kind, failure.Err = KindShape, cause

		return failure
	}

	failure.Kind = kindOf(reply.status, failure.Code)

	if reply.status >= http.StatusMultipleChoices && reply.status < http.StatusBadRequest {
		failure.Kind, failure.Err = KindRedirect, c.redirect(reply.header.Get("Location"))
	}

	return failure
}

// redirect names the host that an answer points to, not the whole address, which may
// have something secret.
func (c classifier) redirect(location string) error {
	target, err := url.Parse(location)
	if err != nil || target.Host == "" {
		return errors.New("a redirect")
	}

	return errors.New("a redirect to " + c.credentials.quotable(target.Host))
}

// kindOf sorts a refusal by status and code. The service repeats the status as its code,
// so that a refusal with status 200 can still be sorted. A status which says that the
// request was not looked at counts more than any code.
func kindOf(status int, code int64) Kind {
	if status < minErrorStatus && code >= minErrorStatus && code <= maxErrorStatus {
		status = int(code)
	}

	switch {
	case status == http.StatusTooManyRequests:
		return KindRateLimit
	case status == http.StatusRequestTimeout, status >= minServerStatus:
		return KindServer
	case code == codeMalformedHeader, code == codeMissingAuth:
		return KindCredentials
	case code == codeAuthentication, code == codeInvalidToken, status == http.StatusUnauthorized, status == http.StatusForbidden:
		return KindPermission
	case code == codeNoRoute, status == http.StatusNotFound:
		return KindNotFound
	case status == http.StatusBadRequest, status == http.StatusUnprocessableEntity:
		return KindInvalid
	default:
		return KindRejected
	}
}

// IsNoSuchPage reports whether an error is one of the ways in which APIs say that a list
// has no such page. A path that Cloudflare has no route for is another matter.
func IsNoSuchPage(err error) bool {
	failure, ok := errors.AsType[*Error](err)

	return ok && (failure.Kind == KindInvalid || failure.Kind == KindNotFound && failure.Code != codeNoRoute ||
		failure.Status == http.StatusRequestedRangeNotSatisfiable)
}
