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

var (
	errNoReason  = errors.New(`the answer has "success": false and no message`)
	errChallenge = errors.New("the answer is a challenge of Cloudflare, which only a browser can pass")
)

type classifier struct {
	credentials Credentials
	decoding    chan struct{} // bounds how many answers are decoded, and so in memory, at once
}

func (c classifier) classify(next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		failure := next(ctx, a)
		if failure == nil {
			failure = c.read(ctx, a)
		}
		if failure == nil || a.reply.status == 0 {
			return failure
		}
		failure.Status, failure.Ray = a.reply.status, c.credentials.quotable(a.reply.header.Get("Cf-Ray"))
		if failure.retryable() {
			failure.Wait = retryAfter(a.reply.header.Values("Retry-After"), time.Now())
		}
		return failure
	}
}

func (c classifier) read(ctx context.Context, a *attempt) *Error {
	if !isSuccess(a.reply.status) {
		return c.refusal(a.reply, messageOf(a.reply.body))
	}
	select {
	case c.decoding <- struct{}{}:
	case <-ctx.Done():
		return Interrupted(ctx)
	}
	defer func() { <-c.decoding }()
	err := a.Decode(ctx, a.reply.body)

	message, refused := errors.AsType[*apiMessage](err)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return Interrupted(ctx)
	case refused:
		return c.refusal(a.reply, message)
	case errors.Is(err, errNoJSON):
		return c.unreadable(a.reply)
	case errors.Is(err, ErrTooMany):
		return &Error{Kind: KindTooLarge, Err: err}
	default:
		return &Error{Kind: KindShape, Err: err}
	}
}

func (c classifier) refusal(reply reply, message *apiMessage) *Error {
	failure := &Error{
		Kind: kindOf(reply.status, message.code), Code: message.code, Message: c.credentials.quotable(message.text),
	}
	switch {
	case failure.Kind == KindRedirect:
		failure.Err = c.redirect(reply.header.Get("Location"))
	case isChallenge(reply.header) && failure.Kind != KindRateLimit:
		failure.Kind, failure.Err = KindBlocked, errChallenge
	case reply.status == http.StatusForbidden && !message.refused && message.code == 0:
		failure.Kind = KindBlocked // the API would have said success: false, or a code
	case message.refused && message.text == "":
		failure.Err = errNoReason
	}
	return failure
}

// redirect names only the host that an answer points to: an address may have a secret.
func (c classifier) redirect(location string) error {
	target, err := url.Parse(location)
	if err != nil || target.Host == "" {
		return errors.New("a redirect")
	}
	return errors.New("a redirect to " + c.credentials.quotable(target.Host))
}

// kindOf sorts a refusal by status and code. With status 200, a code of 400 to 599 counts as
// the status. A status that means that the request was not processed takes precedence over any code.
func kindOf(status int, code int64) Kind {
	if isSuccess(status) && code >= http.StatusBadRequest && code < 600 {
		status = int(code)
	}
	judged := isSuccess(status) || status == http.StatusBadRequest || status == http.StatusUnauthorized || status == http.StatusForbidden
	switch {
	case status >= http.StatusMultipleChoices && status < http.StatusBadRequest:
		return KindRedirect
	case status == http.StatusTooManyRequests:
		return KindRateLimit
	case status == http.StatusNetworkAuthenticationRequired:
		return KindPortal
	case status == http.StatusRequestTimeout, status >= http.StatusInternalServerError:
		return KindServer
	case judged && (code == codeMalformedHeader || code == codeMissingAuth):
		return KindCredentials
	case judged && (code == codeAuthentication || code == codeInvalidToken), status == http.StatusUnauthorized, status == http.StatusForbidden:
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
// has no such page. A path without a route is not one of them.
func IsNoSuchPage(err error) bool {
	failure, ok := errors.AsType[*Error](err)
	return ok && (failure.Kind == KindInvalid || failure.Kind == KindNotFound && failure.Code != codeNoRoute ||
		failure.Status == http.StatusRequestedRangeNotSatisfiable)
}
