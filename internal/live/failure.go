package main

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

var (
	errTooMany   = fmt.Errorf("the check has sent %d requests, and more are not meant to be needed", mostRequests)
	errNoJSON    = errors.New("no JSON")
	errShape     = errors.New("JSON, but not a page of sessions")
	errElsewhere = errors.New("a redirect, which is not followed")
)

// failure is an answer that answers nothing, or none at all.
type failure struct {
	page
	cause error
	// What a stranger wrote, without anything secret.
	message, ray, wait string
	// fatal tells that any further request would fare no better.
	fatal bool
}

// failure describes an answer; cause is nil where the service itself said no.
func (s *service) failure(p page, cause error) *failure {
	f := &failure{page: p, message: realtimekit.Quotable(p.message, s.secrets()...)}
	if cause != nil {
		f.cause = errors.New(realtimekit.Quotable(cause.Error(), s.secrets()...))
	}
	if p.header != nil {
		f.ray = realtimekit.Quotable(p.header.Get("Cf-Ray"), s.secrets()...)
		f.wait = realtimekit.Quotable(p.header.Get("Retry-After"), s.secrets()...)
	}
	return f
}

func (f *failure) final() *failure {
	f.fatal = true
	return f
}

// short is what a public report may hold.
func (f *failure) short() string {
	var parts []string
	if f.status != 0 {
		parts = append(parts, fmt.Sprintf("HTTP status %d", f.status))
	}
	if f.code != 0 {
		parts = append(parts, fmt.Sprintf("code %d", f.code))
	}
	if f.cause != nil {
		parts = append(parts, f.cause.Error())
	}
	return strings.Join(parts, ", ")
}

func (f *failure) Error() string {
	text := f.short()
	if f.message != "" {
		text += ": " + f.message
	}
	if f.ray != "" {
		text += " (cf-ray " + f.ray + ")"
	}
	return text + ". " + f.nextStep()
}

// nextStep is what to look at first.
func (f *failure) nextStep() string {
	const malformedHeader, noRoute, missingAuth = 6003, 7003, 9106
	switch {
	case f.code == malformedHeader, f.code == missingAuth:
		return "Copy the credentials again, whole: CLOUDFLARE_API_TOKEN, or CLOUDFLARE_API_KEY with CLOUDFLARE_EMAIL"
	case f.status == http.StatusUnauthorized, f.status == http.StatusForbidden:
		return "Check that the token is valid, belongs to CLOUDFLARE_ACCOUNT_ID and has the permission Realtime or Realtime Admin there"
	case f.code == noRoute:
		return "Check CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_BASE_URL, which ends in /client/v4"
	case f.status == http.StatusNotFound:
		return "Check REALTIMEKIT_APP_ID, and that the app belongs to CLOUDFLARE_ACCOUNT_ID"
	case f.status == http.StatusTooManyRequests && f.wait != "":
		return "Run again later: it asks to wait, Retry-After: " + f.wait
	case f.status == http.StatusTooManyRequests:
		return "Run again in five minutes: everything that uses the same credentials shares the limit"
	case f.status >= http.StatusInternalServerError:
		return "Run again later; if it goes on, see https://www.cloudflarestatus.com"
	case f.cause != nil && f.cause.Error() == errTooMany.Error():
		return "Report this, with the table above"
	case f.cause != nil:
		return "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service"
	}
	return "The documents say nothing of it; report this"
}

// fatal tells whether an error leaves nothing to ask for.
func fatal(err error) bool {
	if f, ok := errors.AsType[*failure](err); ok {
		return f.fatal
	}
	return err != nil && !errors.Is(err, errTooFew) && !isRefusal(err)
}

// refusal is an answer in its own right: the service does not take a query.
type refusal struct{ status int }

func (r *refusal) Error() string { return fmt.Sprintf("refused with HTTP status %d", r.status) }

func isRefusal(err error) bool {
	_, ok := errors.AsType[*refusal](err)
	return ok
}
