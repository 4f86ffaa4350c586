package realtimekit

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestRedact_spellings(t *testing.T) {
	t.Parallel()

	pair := Credentials{Key: `k"e/y+0123456789`, Email: "some.one+tag@example.com"}

	for name, test := range map[string]struct{ said, want string }{
		"plain":                  {`no key k"e/y+0123456789 of some.one+tag@example.com.`, "no key (redacted) of (redacted)."},
		"in another case":        {"no user Some.One+Tag@Example.COM", "no user (redacted)"},
		"in a query":             {"?email=some.one%2Btag%40example.com&key=k%22e%2Fy%2B0123456789", "?email=(redacted)&key=(redacted)"},
		"in a path":              {"/users/some.one+tag@example.com/k%22e%2Fy+0123456789", "/users/(redacted)/(redacted)"},
		"with small escapes":     {"?email=some.one%2btag%40example.com", "?email=(redacted)"},
		"in quotes":              {`malformed header "k\"e/y+0123456789"`, `malformed header "(redacted)"`},
		"in base64":              {"key ayJlL3krMDEyMzQ1Njc4OQ== refused", "key (redacted)Q== refused"},
		"in base64, as a pair":   {"Basic " + base64.StdEncoding.EncodeToString([]byte("me:"+pair.Key)) + " refused", "Basic bWU6(redacted)Q== refused"},
		"in base64, with a word": {base64.StdEncoding.EncodeToString([]byte("Bearer "+pair.Key)) + " refused", "QmVhcmVyIG(redacted)k= refused"},
		"in hexadecimal digits":  {"key " + hex.EncodeToString([]byte(pair.Key)), "key (redacted)"},
		"over two lines":         {"key k\"e/y+01234\r\n  56789 is bad", "key (redacted) is bad"},
		"with invisible signs":   {"k\"e/\x00y+\u200b01234\x1b56\u202e789", "(redacted)"},
		"with unreadable signs":  {"k\"e/y+\xff0123456789 k\"e/y+\uFFFD0123456789", "(redacted) (redacted)"},
		"between spaces":         {" a k\"e/y+0123456789 \x1bb", " a (redacted) \x1bb"},
		"twice, without a gap":   {`k"e/y+0123456789k"e/y+0123456789`, "(redacted)(redacted)"},
		"only a part of it":      {"example.com k\"e", "example.com k\"e"},
		"not a pattern":          {`k"eXy+0123456789`, `k"eXy+0123456789`},
		"nothing":                {"no such app, Größe 漢字 \x1b", "no such app, Größe 漢字 \x1b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := pair.redact(test.said); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.said, got, test.want)
			}
		})
	}
}

// In base64 a credential depends on the alphabet and on the number of letters before
// it. The signs at its ends also depend on its neighbours.
func TestRedact_base64(t *testing.T) {
	t.Parallel()

	const token = "cfut_~~??~~??~~"

	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before, want := range map[string]string{"": "(redacted)", "a": "YW(redacted)g", "ab": "YWJ(redacted)4"} {
			said := encoding.EncodeToString([]byte(before + token))
			if got := (Credentials{Token: token}).redact(said); got != want {
				t.Errorf("%q becomes %q, want %q", said, got, want)
			}
		}
	}
}

func TestRedact_overlaps(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		credentials Credentials
		said, want  string
	}{
		"one in the other":          {Credentials{Key: "x@example.com1234", Email: "x@example.com"}, "key x@example.com1234.", "key (redacted)."},
		"one after the other":       {Credentials{Key: "abcd", Email: "cdef"}, "-abcdef-", "-(redacted)-"},
		"one over itself":           {Credentials{Token: "abab"}, "-ababab-", "-(redacted)-"},
		"a part of the replacement": {Credentials{Key: "redacted", Email: "key-1"}, "key-1 redacted", "(redacted) (redacted)"},
		"none given":                {Credentials{}, "text", "text"},
		"only spaces":               {Credentials{Token: "  "}, "a  b", "a  b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := test.credentials.redact(test.said); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.said, got, test.want)
			}
		})
	}
}

// A server may put what it was sent into any part of its answer.
func TestRedact_everyPartOfAnAnswer(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]func(secret string) fakeapi.Effect{
		"message":        func(s string) fakeapi.Effect { return fakeapi.ErrorB(403, 10000, "bad credential "+s) },
		"not a message":  func(s string) fakeapi.Effect { return fakeapi.Status(400, `{"error":{"message":{"header":"`+s+`"}}}`) },
		"ray":            func(s string) fakeapi.Effect { return fakeapi.Status(403, "", "Cf-Ray: "+s) },
		"redirect":       func(s string) fakeapi.Effect { return fakeapi.Redirect("https://" + s + ".example/") },
		"malformed line": func(s string) fakeapi.Effect { return raw("HTTP/1.1 200 OK\r\n" + s + "\r\n\r\n") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for _, credentials := range []Credentials{{Token: fakeapi.Token}, {Key: fakeapi.Key, Email: "fake-user"}} {
				synctest.Test(t, func(t *testing.T) {
					secret := credentials.Token + credentials.Key
					server, _ := failing(t, 0, answer(secret))

					_, err := connect(t, server, noRetries, func(c *Config) { c.Credentials = credentials }).Sessions(t.Context(), app())

					failure := failureOf(t, err)
					if text := failure.Error() + failure.Ray + failure.Message; strings.Contains(text, secret) || !strings.Contains(text, "(redacted)") {
						t.Errorf("the error says %s", text)
					}
				})
			}
		})
	}
}

// raw is an answer that is written to the connection as it is.
func raw(text string) fakeapi.Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = conn.Write([]byte(text))
			_ = conn.Close()
		}
	}
}

func TestQuotable(t *testing.T) {
	t.Parallel()

	got := Quotable("No route to /accounts/023E105F/kit/\x1bapp-1\r\n"+strings.Repeat("x", longestMessage), "023e105f", "app-1")
	if want := "No route to /accounts/(redacted)/kit/ (redacted)  "; !strings.HasPrefix(got, want) || len([]rune(got)) != longestMessage+1 {
		t.Errorf("%q, want it to begin with %q", got, want)
	}
}

// A credential is put wherever text of others is shown, in any spelling.
func FuzzRedact(f *testing.F) {
	for form := range uint8(32) {
		f.Add("cfut_0123456789", "bad token ", "", " in a header", form)
		f.Add("someone+tag@example.com", strings.Repeat("ä", 495), "\x1b\u200b\xff \r\n", strings.Repeat("-", 495), form)
		f.Add("abababababab", "ab", "\x00", "ababab", form)
	}

	f.Add("cfut_~~??~~??~~", "bad token ", "", " in a header", uint8(6))
	f.Add("cfut_~~??~~??~~", "bad token ", "", " in a header", uint8(7))
	f.Add("000000000000", "0000000001", "", "1000", uint8(0))
	f.Add(`a"b\c"d<&>"`, `\`, "", `"`, uint8(5))
	f.Add("(redacted)", "", "", "", uint8(0))
	f.Add("https://host", "", "", "", uint8(0))

	f.Fuzz(func(t *testing.T, secret, before, between, after string, form uint8) {
		credentials := []Credentials{{Token: secret}, {Key: secret, Email: "some@one"}, {Key: "another", Email: secret}}[form%3]

		// A bracket could join with what replaces the credential.
		if CheckCredential(secret) != nil || len(secret) < 8 || strings.Contains(secret, "(") || seen(between) != "" {
			t.Skip()
		}

		secret = disguise(secret, form)
		planted := before + strings.Join(strings.Split(secret, ""), between) + after

		for _, shown := range plant(t, &Client{credentials: credentials}, planted) {
			checkShown(t, shown)

			for piece := range strings.SplitSeq(shown, redacted) {
				if strings.Contains(seen(piece), seen(secret)) {
					t.Errorf("%q is shown as %q", planted, shown)
				}
			}
		}
	})
}

// disguise spells a credential as servers and libraries do.
func disguise(secret string, form uint8) string {
	quoted := strconv.Quote(secret)

	spelled := []string{
		secret, secret, secret, url.QueryEscape(secret), url.PathEscape(secret), quoted[1 : len(quoted)-1],
		base64.StdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
	}[form%8]

	if form&16 != 0 {
		return strings.ToUpper(spelled)
	}

	return spelled
}

// plant returns what is shown of answers that contain the text in all places.
func plant(t *testing.T, client *Client, text string) (shown []string) {
	t.Helper()

	message, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}

	for _, body := range []string{
		`{"error":{"message":` + string(message) + `}}`, `{"errors":[{},{"message":` + string(message) + `}]}`,
		`{"error":{"message":[` + string(message) + `]}}`, `{"error":{"message":{` + string(message) + `:1}}}`,
	} {
		_, failure := client.read(t.Context(), reply{status: http.StatusBadRequest, body: []byte(body)})
		shown = append(shown, failure.Message)
	}

	_, moved := client.read(t.Context(), reply{status: http.StatusFound, header: http.Header{"Cf-Ray": {text}, "Location": {"https://" + text + "/"}}})
	broken := client.transportError(t.Context(), KindConnection, errors.New(text))

	return append(shown, moved.Ray, moved.Err.Error(), broken.Err.Error())
}

// seen is what a reader could put together of a text.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\uFFFD' || !unicode.IsPrint(r) {
			return -1
		}

		return unicode.ToLower(r)
	}, text)
}
