package realtimekit

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// A server may put what it was sent into any part of what it answers.
func TestNoPartOfAnAnswerBringsACredentialBack(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]func(secret string) fakeapi.Effect{
		"message":           func(s string) fakeapi.Effect { return fakeapi.ErrorB(403, 10000, "bad credential "+s) },
		"ray":               func(s string) fakeapi.Effect { return fakeapi.Status(403, "", "Cf-Ray: "+s) },
		"host to go to":     func(s string) fakeapi.Effect { return fakeapi.Redirect("https://" + s + ".example/") },
		"line that is none": func(s string) fakeapi.Effect { return wire("HTTP/1.1 200 OK\r\n" + s + "\r\n\r\n") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for _, credentials := range []Credentials{{Token: fakeapi.Token}, {Key: fakeapi.Key, Email: "fake-user"}} {
				secret := credentials.Token + credentials.Key

				if text := refusedWith(t, credentials, answer(secret)); strings.Contains(text, secret) || !strings.Contains(text, "(redacted)") {
					t.Errorf("the error says %s", text)
				}
			}
		})
	}
}

func TestAProxyThatCannotBeReadIsNotRepeated(t *testing.T) {
	t.Parallel()

	want := &url.URL{Host: "proxy.example"}
	if got, err := discreet(http.ProxyURL(want))(nil); got != want || err != nil {
		t.Errorf("a proxy becomes %v, %v", got, err)
	}

	unread := func(*http.Request) (*url.URL, error) {
		return nil, errors.New(`invalid proxy address "http://user:hunter2%@proxy.example"`)
	}
	if _, err := discreet(unread)(nil); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("error %v", err)
	}
}

// wire is an answer that is written to the connection as it stands.
func wire(text string) fakeapi.Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = conn.Write([]byte(text))
			_ = conn.Close()
		}
	}
}

// refusedWith is everything that the error for an answer says.
func refusedWith(t *testing.T, credentials Credentials, answer fakeapi.Effect) string {
	t.Helper()

	var text string

	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, answer)

		_, err := connect(t, server, func(c *Config) { c.Credentials, c.MaxRetries = credentials, 0 }).Sessions(t.Context(), app())

		var failure *Error
		if !errors.As(err, &failure) || fault.Fired() == 0 {
			t.Fatalf("the fault fired %d times, error %v", fault.Fired(), err)
		}

		text = fmt.Sprintf("%v, ray %s, message %s", failure, failure.Ray, failure.Message)
	})

	return text
}

func TestACredentialIsRecognisedHoweverItIsWritten(t *testing.T) {
	t.Parallel()

	pair := Credentials{Key: `k"e/y+0123456789`, Email: "some.one+tag@example.com"}

	for name, test := range map[string]struct{ said, want string }{
		"plain":                   {`no key k"e/y+0123456789 of some.one+tag@example.com`, "no key (redacted) of (redacted)"},
		"in another case":         {"no user Some.One+Tag@Example.COM", "no user (redacted)"},
		"in a query":              {"?email=some.one%2Btag%40example.com&key=k%22e%2Fy%2B0123456789", "?email=(redacted)&key=(redacted)"},
		"in a path":               {"/users/some.one+tag@example.com/k%22e%2Fy+0123456789", "/users/(redacted)/(redacted)"},
		"with small escapes":      {"?email=some.one%2btag%40example.com", "?email=(redacted)"},
		"in quotes":               {`malformed header "k\"e/y+0123456789"`, `malformed header "(redacted)"`},
		"in base64":               {"key ayJlL3krMDEyMzQ1Njc4OQ== refused", "key (redacted)Q== refused"},
		"in base64, as a pair":    {"Basic " + base64.StdEncoding.EncodeToString([]byte("me:"+pair.Key)) + " refused", "Basic bWU6(redacted)Q== refused"},
		"in base64, with a word":  {base64.StdEncoding.EncodeToString([]byte("Bearer "+pair.Key)) + " refused", "QmVhcmVyIG(redacted)k= refused"},
		"in hexadecimal digits":   {"key " + hex.EncodeToString([]byte(pair.Key)), "key (redacted)"},
		"one within the other":    {"some.one+tag@example.com.evil", "(redacted).evil"},
		"nothing":                 {"no such app", "no such app"},
		"part of one, by itself":  {"example.com", "example.com"},
		"twice, with no gap":      {`k"e/y+0123456789k"e/y+0123456789`, "(redacted)(redacted)"},
		"what a pattern would be": {`k"eXy+0123456789`, `k"eXy+0123456789`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := pair.redact(test.said); got != test.want {
				t.Errorf("%s becomes %s, want %s", test.said, got, test.want)
			}
		})
	}

	if got := (Credentials{Key: "some", Email: "someone@example.com"}).redact("someone@example.com"); got != "(redacted)" {
		t.Errorf("a key that begins the e-mail address leaves %s", got)
	}

	if got := (Credentials{}).redact("no credentials"); got != "no credentials" {
		t.Errorf("without credentials: %s", got)
	}
}
