package provider_test

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// secretTest is an answer that repeats the credentials of its request, and a part
// of what the provider says about it.
type secretTest struct {
	answer    fakeapi.Effect
	provider  map[string]any // arguments of the provider block
	timeout   string
	wantError string
	slow      bool // run with one kind of credential
}

// secretTests have every kind of error of the client that a configuration can
// lead to, except a cancelled read.
func secretTests() map[string]secretTest {
	return map[string]secretTest{
		"success": {answer: fakeapi.Echo(nil)},

		"rejected":              {answer: refusing(418, 418), wantError: `The API refused the request: "I do not like (redacted)`},
		"refused, status 200":   {answer: refusing(200, 1234), wantError: `The API refused the request: "I do not like (redacted)`},
		"server error":          {answer: refusing(500, 500), wantError: `The API failed: "I do not like (redacted)`},
		"malformed credentials": {answer: refusing(400, 6003), wantError: `Cloudflare cannot read the credentials: "I do not like (redacted)`},
		"permission":            {answer: refusing(403, 10000), wantError: `Cloudflare refused the credentials: "I do not like (redacted)`},
		"not found":             {answer: refusing(404, 404), wantError: `Cloudflare found no such account, app or page: "I do not like (redacted)`},
		"invalid argument":      {answer: refusing(422, 422), wantError: `The API refused an argument: "I do not like (redacted)`},
		"rate limit":            {answer: refusing(429, 971, "Retry-After: 3600"), wantError: `The rate limit of the API was reached: "I do not like (redacted)`},

		"malformed header":     {answer: line("HTTP/1.1 200 OK\r\n%s\r\n\r\n"), wantError: `malformed MIME header: missing colon: "(redacted)`},
		"body cut off":         {answer: line("HTTP/1.1 200 OK\r\nCf-Ray: %[1]s\r\nContent-Length: 9999\r\n\r\n%[1]s"), wantError: "The answer ended too early"},
		"firewall":             {answer: plain(403), wantError: `The request was blocked: "I do not like (redacted)`},
		"another coding":       {answer: plain(200), wantError: `its content coding is "(redacted)", which`},
		"text that is cut off": {answer: line("HTTP/1.1 403 Forbidden\r\nContent-Length: 9999\r\n\r\n%.9s"), wantError: "The request was blocked. The answer has no message"},
		"not a value":          {answer: body(`{"data":%s}`), wantError: "The answer is not valid JSON: at byte"},
		"problem":              {answer: fakeapi.Echo(problem), wantError: `The request was blocked: "(redacted)`},
		"several errors":       {answer: body(`{"success":false,"errors":["%[1]s",{"message":"%[1]s","error_chain":[{"message":"%[1]s"}]}]}`), wantError: `The API refused the request: "(redacted)`},
		"not JSON":             {answer: body("<h1>%s</h1>"), wantError: "The answer is not JSON"},
		"another shape":        {answer: body(`{"data":{"%s":[]}}`), wantError: "it has no data.sessions"},
		"no id":                {answer: body(`{"data":{"sessions":[{"id":{"%[1]s":1},"type":"%[1]s"}]}}`), wantError: "session 1 of the page has no id"},
		"page too large":       {answer: fakeapi.Echo(always(fakeapi.Huge(65 << 20))), wantError: "the page is larger than 64 MiB", slow: true},
		"redirect":             {answer: fakeapi.Echo(redirect), wantError: "a redirect to (redacted)"},
		"redirect, not an URL": {answer: fakeapi.Echo(badRedirect), wantError: "does not follow redirects"},
		"list too long":        {answer: twoOf(100_000_000), wantError: "The list is too long for the remaining time"},
		"list not proven":      {answer: twoOf(3), wantError: "The API reports a total of 3"},
		"budget": {
			answer: body(`{"data":{"sessions":[{"id":"a"}]},"of":"%s"}`), provider: map[string]any{"requests_per_five_minutes": 1}, timeout: "1m",
			wantError: "The request budget or the rate limit of the API is used up",
		},
		"timeout": {answer: fakeapi.Echo(always(fakeapi.Stall(10))), timeout: "1s", wantError: "The read timeout passed before everything was read"},
		"timeout after an error": {
			answer: fakeapi.Then(refusing(503, 7), fakeapi.Echo(always(fakeapi.Stall(10)))), provider: map[string]any{"max_retries": 9}, timeout: "2s",
			wantError: `Error of the last attempt: The API failed: "I do not like (redacted)`,
		},
	}
}

// The API repeats the credentials wherever an answer has room for them. None is
// in a diagnostic, a log line or the state.
func TestProvider_secretsInAnswers(t *testing.T) {
	t.Parallel()
	pair := map[string]string{"CLOUDFLARE_API_KEY": fakeapi.Key, "CLOUDFLARE_EMAIL": fakeapi.Email}
	for how, from := range map[string]struct {
		environment map[string]string
		arguments   map[string]any
	}{
		"token from the environment": {environment: map[string]string{"CLOUDFLARE_API_TOKEN": fakeapi.Token}},
		"token from the block":       {arguments: map[string]any{"api_token": fakeapi.Token}},
		"pair from the environment":  {environment: pair},
		"pair from the block":        {arguments: map[string]any{"api_key": fakeapi.Key, "email": fakeapi.Email}},
	} {
		for name, test := range secretTests() {
			if test.slow && how != "pair from the block" {
				continue
			}
			t.Run(how+"/"+name, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(20)).without("CLOUDFLARE_API_TOKEN").with(from.environment)
				if test.answer != nil {
					w.api.Inject(&fakeapi.Fault{Answer: test.answer})
				}
				arguments := map[string]any{"max_retries": 0}
				maps.Copy(arguments, from.arguments)
				maps.Copy(arguments, test.provider)

				test.run(t, w.connectWith(t, arguments))
			})
		}
	}
}

func (s secretTest) run(t *testing.T, l link) {
	t.Helper()
	arguments := object{}
	if s.timeout != "" {
		arguments["timeouts"] = object{"read": s.timeout}
	}
	state, diagnostics, log := l.logged(t, arguments)
	if !strings.Contains(diagnostics, s.wantError) || (diagnostics == "") != (s.wantError == "") {
		t.Errorf("reported %q, want %q", diagnostics, s.wantError)
	}
	if !strings.Contains(log, "@message:request ") {
		t.Errorf("nothing is logged about the request:\n%s", log)
	}
	all := strings.ToLower(state + diagnostics + log)
	for _, secret := range []string{fakeapi.Token, fakeapi.Key, fakeapi.Email} {
		for _, spelling := range fakeapi.Spellings(secret) {
			if strings.Contains(all, spelling) {
				t.Errorf("%s, as %s, is in %q", secret, spelling, all)
			}
		}
	}
}

// logged reads, and returns the state as it goes to the CLI, the texts of the
// diagnostics, and all lines of Terraform's log.
func (l link) logged(t *testing.T, arguments object) (state, diagnostics, log string) {
	t.Helper()
	var written bytes.Buffer
	answer := l.answerWithin(tflogtest.RootLogger(t.Context(), &written), t, arguments)
	lines, err := tflogtest.MultilineJSONDecode(&written)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		log += fmt.Sprintln(line)
	}
	return string(answer.State.MsgPack), textOf(answer.Diagnostics), log
}

func refusing(status, code int, headers ...string) fakeapi.Effect {
	return fakeapi.Echo(func(credentials string) fakeapi.Effect {
		return fakeapi.Status(status, fmt.Sprintf(`{"success":false,"errors":[{"code":%d,"message":"I do not like %s"}]}`, code, credentials), headers...)
	})
}

// plain is a short text with the first credential.
func plain(status int) fakeapi.Effect {
	return fakeapi.Echo(func(credentials string) fakeapi.Effect {
		first, _, _ := strings.Cut(credentials, " ")
		return fakeapi.Status(status, "I do not like "+first, "Content-Encoding: "+first)
	})
}

func body(format string) fakeapi.Effect {
	return fakeapi.Echo(func(credentials string) fakeapi.Effect { return fakeapi.Body(fmt.Sprintf(format, credentials)) })
}

// twoOf is a page of two sessions with this total.
func twoOf(total int) fakeapi.Effect {
	return fakeapi.Echo(always(fakeapi.Body(fmt.Sprintf(`{"data":{"sessions":[{"id":"a"},{"id":"b"}]},"paging":{"total_count":%d}}`, total))))
}

// line is an answer that is written to the connection as it is.
func line(format string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = fmt.Fprintf(conn, format, fakeapi.CredentialsOf(r))
			_ = conn.Close()
		}
	}
}

// redirect leads to a host with the name of the first credential.
func redirect(credentials string) fakeapi.Effect {
	first, _, _ := strings.Cut(credentials, " ")
	return fakeapi.Redirect("https://" + first + "/" + url.PathEscape(credentials))
}

func badRedirect(credentials string) fakeapi.Effect {
	return fakeapi.Status(302, credentials, "Location: https://50%"+credentials)
}

func problem(credentials string) fakeapi.Effect {
	return fakeapi.Status(403, fmt.Sprintf(`{"title":%[1]q,"detail":%[1]q}`, credentials), "Content-Type: application/problem+json")
}

// always is an answer without credentials in its body.
func always(answer fakeapi.Effect) func(string) fakeapi.Effect {
	return func(string) fakeapi.Effect { return answer }
}

// The texts of an answer are shown in a terminal. The control characters move the cursor,
// ring the bell and set the title of the window.
func TestProvider_controlCharactersInAnswers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]secretTest{
		"message": {answer: fakeapi.ErrorA(418, 418, "a\x1b]0;window title\ab\x1b[31mc\u009b2J\x7f\x00\r\n"), wantError: "window title"},
		"ray":     {answer: line("HTTP/1.1 418 Teapot\r\nCf-Ray: \u009b2Jray\u0085\r\n\r\n"), wantError: "2Jray"},
		"host":    {answer: line("HTTP/1.1 302 Found\r\nLocation: https://window%%C2%%9B2J.example/\r\n\r\n"), wantError: "a redirect to window 2J.example"},
	} {
		w := newWorld(t, nil)
		w.api.Inject(&fakeapi.Fault{Answer: test.answer})

		_, diagnostics, log := w.connect(t).logged(t, nil)
		wantText(t, diagnostics, test.wantError)
		if strings.ContainsFunc(diagnostics+log, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("%s: control characters in %q", name, diagnostics+log)
		}
	}
}
