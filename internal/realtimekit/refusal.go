package realtimekit

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

var errTooLarge = fmt.Errorf("the page is larger than %d MiB", largestPage>>20)

// The codes of the Cloudflare edge that say more than their status.
const (
	codeMalformedHeader = 6003
	codeNoRoute         = 7003
	codeMissingAuth     = 9106
	codeInvalidToken    = 9109
	codeAuthentication  = 10000
)

// Where statuses of errors begin and end, and those of the API's own failures
// begin.
const (
	lowestErrorStatus     = 400
	lowestServerStatus    = 500
	firstStatusPastErrors = 600
)

// annotate notes in an error which answer it is about.
func (c *Client) annotate(failure *Error, reply reply) *Error {
	failure.Status, failure.Ray = reply.status, c.credentials.quotable(reply.header.Get("Cf-Ray"))

	return failure
}

// refusal describes a reply that is no page. The cause is what was found in the
// body: the API's own message, or why there is none.
func (c *Client) refusal(reply reply, cause error) *Error {
	failure := c.annotate(&Error{Wait: retryAfter(reply.header.Get("Retry-After"), time.Now())}, reply)

	var said *apiMessage

	switch {
	case errors.As(cause, &said):
		failure.Code = said.code
		failure.Message = c.credentials.quotable(said.text)
	case reply.status != http.StatusOK:
	case errors.Is(cause, errNoJSON):
		failure.Kind, failure.Err = KindNotJSON, cause

		return failure
	case errors.Is(cause, errTooMany):
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

// redirect names the host that an answer points to, not the whole address,
// which may carry something secret.
func (c *Client) redirect(location string) error {
	target, err := url.Parse(location)
	if err != nil || target.Host == "" {
		return errors.New("a redirect")
	}

	return errors.New("a redirect to " + c.credentials.quotable(target.Host))
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
