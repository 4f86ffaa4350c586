package provider_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// brought is what a request has for credentials, each plain, percent-encoded,
// in hexadecimal digits and, in each of the three ways it may begin, in base64.
func brought(header http.Header) string {
	var all []string

	for _, name := range []string{"Authorization", "X-Auth-Key", "X-Auth-Email"} {
		if secret := strings.TrimPrefix(header.Get(name), "Bearer "); secret != "" {
			all = append(all, secret, url.QueryEscape(secret), hex.EncodeToString([]byte(secret)))
			for _, before := range []string{"", "a", "ab"} {
				all = append(all, base64.StdEncoding.EncodeToString([]byte(before+secret)))
			}
		}
	}

	return strings.Join(all, " ")
}

// echo is an answer with the credentials of its request, which it gets to
// repeat in its body, and repeats in headers.
func echo(answer func(brought string) fakeapi.Effect) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		said := brought(r.Header)
		for _, name := range []string{"Cf-Ray", "Server", "Ratelimit", "Ratelimit-Policy", "Set-Cookie"} {
			w.Header().Set(name, said)
		}

		answer(said)(w, r, next)
	}
}

// as is an answer that is the same for everybody but for its headers.
func as(answer fakeapi.Effect) fakeapi.Effect {
	return echo(func(string) fakeapi.Effect { return answer })
}

// failure is an answer, nil for the real one, and what the provider says of it.
type failure struct {
	answer fakeapi.Effect
	want   string
}

// round is what is read in one process, which some failures must have to
// themselves, with the variables that they need.
type round struct {
	failures  map[string]failure
	variables []string
}

// everyFailure has each kind of error that the client knows and a configuration
// can lead to, by the name of the app that is read. Ids that are none are
// refused before a read, and a read that is cancelled has a test of its own.
func everyFailure() []round {
	return []round{
		{failures: refusals()},
		// By itself: what comes after the answer would be taken for the answer to the
		// next request on the connection, whichever app that is about.
		{failures: map[string]failure{
			"unsolicited": {line("HTTP/1.1 418 Teapot\r\nContent-Length: 2\r\n\r\n{}%s"), "The API refused the request, in an answer without a message"},
		}},
		{failures: map[string]failure{
			"rate-limit": {refusing(429, 971, "Retry-After: 3600"), `The limit of requests is reached: "I do not like (redacted)`},
		}},
		// One of the two gets the only request there is.
		{variables: []string{"TF_VAR_requests=1"}, failures: map[string]failure{
			"budget":      {want: "The budget of requests is used up"},
			"budget-also": {want: "The budget of requests is used up"},
		}},
		{variables: []string{"TF_VAR_requests=9", "TF_VAR_max_retries=9"}, failures: map[string]failure{
			"too-large":      {as(fakeapi.Huge(65 << 20)), "the page is larger than 64 MiB"},
			"deadline":       {as(fakeapi.Stall(10)), "The read timeout passed before the list was read"},
			"deadline-after": {fakeapi.Then(refusing(503, 7), as(fakeapi.Stall(10))), `The last attempt failed. The API failed: "I do not like (redacted)`},
		}},
	}
}

func refusals() map[string]failure {
	return map[string]failure{
		"rejected":     {refusing(418, 418), `The API refused the request: "I do not like (redacted)`},
		"status-200":   {refusing(200, 1234), `The API refused the request: "I do not like (redacted)`},
		"server":       {refusing(500, 500), `The API failed: "I do not like (redacted)`},
		"credentials":  {refusing(400, 6003), `Cloudflare cannot read the credentials: "I do not like (redacted)`},
		"permission":   {refusing(403, 10000), `Cloudflare refused the credentials: "I do not like (redacted)`},
		"not-found":    {refusing(404, 404), `Cloudflare finds no such account, app or page: "I do not like (redacted)`},
		"invalid":      {refusing(422, 422), `The API refused an argument: "I do not like (redacted)`},
		"connection":   {line("HTTP/1.1 200 OK\r\n%s\r\n\r\n"), `malformed MIME header: missing colon: "(redacted)`},
		"cut-off":      {line("HTTP/1.1 200 OK\r\nCf-Ray: %[1]s\r\nContent-Length: 9999\r\n\r\n%[1]s"), "The answer broke off before its end"},
		"not-json":     {body("<h1>%s</h1>"), "The answer is not JSON"},
		"shape":        {body(`{"data":{"%s":[]}}`), "it has no data.sessions"},
		"no-id":        {body(`{"data":{"sessions":[{"id":{"%[1]s":1},"type":"%[1]s"}]}}`), "session 1 of the page has no id"},
		"redirect":     {echo(hostOf), "a redirect to (redacted)"},
		"redirect-bad": {location("https://50%%%s"), "a redirect, which is not followed"},
		"too-much":     {as(list(100_000_000)), "The list is too long for the time there is"},
		"incomplete":   {as(list(3)), "The API reports a total of 3 sessions"},
	}
}

// refusing says no, with the credentials of the request in its message.
func refusing(status, code int, headers ...string) fakeapi.Effect {
	return echo(func(said string) fakeapi.Effect {
		return fakeapi.Status(status, fmt.Sprintf(`{"success":false,"errors":[{"code":%d,"message":"I do not like %s"}]}`, code, said), headers...)
	})
}

// body is an answer of this format, with the credentials where they go.
func body(format string) fakeapi.Effect {
	return echo(func(said string) fakeapi.Effect { return fakeapi.Body(fmt.Sprintf(format, said)) })
}

// location is a redirect to a place of this format.
func location(format string) fakeapi.Effect {
	return echo(func(said string) fakeapi.Effect {
		return fakeapi.Status(302, said, "Location: "+fmt.Sprintf(format, said))
	})
}

// list is two sessions and a total that they do not reach.
func list(total int) fakeapi.Effect {
	return fakeapi.Body(fmt.Sprintf(`{"data":{"sessions":[{"id":"a"},{"id":"b"}]},"paging":{"total_count":%d}}`, total))
}

// line is an answer that is written to the connection as it stands, with the
// credentials where they go.
func line(format string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = fmt.Fprintf(conn, format, brought(r.Header))
			_ = conn.Close()
		}
	}
}

// hostOf leads to a host that is called as the first of the credentials is.
func hostOf(said string) fakeapi.Effect {
	secret, _, _ := strings.Cut(said, " ")

	return fakeapi.Redirect("https://" + secret + "/" + url.PathEscape(said))
}

// inject makes each app fail in its way.
func (w *world) inject(failures map[string]failure) map[string]*fakeapi.Fault {
	faults := map[string]*fakeapi.Fault{}

	for app, failure := range failures {
		if failure.answer != nil {
			of := func(r fakeapi.Request) bool { return strings.Contains(r.Path, "/"+app+"/") }
			faults[app] = &fakeapi.Fault{Name: app, When: of, Answer: failure.answer}
			w.api.Inject(faults[app])
		}
	}

	return faults
}

// wantFired checks that each fault happened.
func wantFired(t *testing.T, faults map[string]*fakeapi.Fault) {
	t.Helper()

	for app, fault := range faults {
		if fault.Fired() == 0 {
			t.Errorf("the fault of %s never fired", app)
		}
	}
}
