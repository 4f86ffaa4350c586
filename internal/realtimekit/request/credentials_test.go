package request

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCredentials_headers(t *testing.T) {
	t.Parallel()
	type row struct {
		credentials Credentials
		want        http.Header
	}
	token := http.Header{"Authorization": {"Bearer " + fakeapi.Token}}
	inBubbles(t, map[string]row{
		"token":         {Credentials{Token: fakeapi.Token}, token},
		"token and key": {Credentials{Token: fakeapi.Token, Key: fakeapi.Key, Email: fakeapi.Email}, token},
		"key": {
			Credentials{Key: fakeapi.Key, Email: fakeapi.Email},
			http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}},
		},
	}, func(t *testing.T, test row) {
		server := serve(t)
		getAll(t, connect(t, server, func(c *Config) { c.Credentials = test.credentials }), 1)
		want := test.want.Clone()
		want["User-Agent"], want["Accept"], want["Accept-Encoding"] = []string{"test"}, []string{"application/json"}, []string{"gzip"}
		if sent := server.Requests()[0].Header; !reflect.DeepEqual(sent, want) {
			t.Errorf("headers %v, want %v", sent, want)
		}
	})
}

func TestCredentials_format(t *testing.T) {
	t.Parallel()
	credentials := Credentials{Token: "hunter2", Key: "hunter2", Email: "hunter2"}
	text := fmt.Sprintf("%v %+v %#v %s", credentials, credentials, credentials, credentials) + credentials.LogValue().String()
	if strings.Contains(text, "hunter2") {
		t.Error(text)
	}
}

func TestRedact(t *testing.T) {
	t.Parallel()
	key, email := `k"e/y+0123456789`, "some.one+tag@example.com"
	for name, test := range map[string]struct {
		secrets    []string
		said, want string
	}{
		"plain":                     {[]string{key, email}, `no key k"e/y+0123456789 of some.one+tag@example.com.`, "no key (redacted) of (redacted)."},
		"in another case":           {[]string{key, email}, "no user Some.One+Tag@Example.COM", "no user (redacted)"},
		"in a query":                {[]string{key, email}, "?email=some.one%2Btag%40example.com&key=k%22e%2Fy%2B0123456789", "?email=(redacted)&key=(redacted)"},
		"in a path":                 {[]string{key, email}, "/users/some.one+tag@example.com/k%22e%2Fy+0123456789", "/users/(redacted)/(redacted)"},
		"with lower-case escapes":   {[]string{key, email}, "?email=some.one%2btag%40example.com", "?email=(redacted)"},
		"in quotes":                 {[]string{key}, `malformed header "k\"e/y+0123456789"`, `malformed header "(redacted)"`},
		"in base64":                 {[]string{key}, "key ayJlL3krMDEyMzQ1Njc4OQ== refused", "key (redacted)== refused"},
		"in base64, in small":       {[]string{key}, "key ayjll3krmdeymzq1njc4oq", "key (redacted)"},
		"in base64 of addresses":    {[]string{"cfut_~~??~~??~~"}, base64.URLEncoding.EncodeToString([]byte("cfut_~~??~~??~~")), "(redacted)"},
		"twice, without a gap":      {[]string{key}, `k"e/y+0123456789k"e/y+0123456789`, "(redacted)(redacted)"},
		"only a part of it":         {[]string{key, email}, "example.com k\"e", "example.com k\"e"},
		"not a pattern":             {[]string{"k.e[y]+"}, "kXeyy", "kXeyy"},
		"nothing":                   {[]string{key, email}, "no such app, Größe 漢字 \x1b\xff", "no such app, Größe 漢字 \x1b\xff"},
		"one in the other":          {[]string{"x@example.com", "x@example.com1234"}, "key x@example.com1234.", "key (redacted)."},
		"a part of the replacement": {[]string{"redacted", "key-1"}, "key-1 redacted", "(redacted) (redacted)"},
		"a sign of replacements":    {[]string{"key$1"}, "key$1", "(redacted)"},
		"none given":                {[]string{""}, "text", "text"},
		"no secrets":                {nil, "text", "text"},
	} {
		if got := redact(test.said, test.secrets...); got != test.want {
			t.Errorf("%s: %q becomes %q, want %q", name, test.said, got, test.want)
		}
	}
}

// Text is cut after its secrets are replaced: half a secret is one too many.
func TestCredentials_quotable(t *testing.T) {
	t.Parallel()
	before := strings.Repeat("-", maxMessage-10)
	for text, want := range map[string]string{
		"a\x1b[31mb\nc\x07":                                  "a [31mb c",
		"\x1ba\u202e\u009b\u00a0b\x07":                       "a   b",
		strings.Repeat("ä", 500):                             strings.Repeat("ä", 500),
		strings.Repeat("ä", 501):                             strings.Repeat("ä", 500) + "…",
		"SECRET-Key of \x1bmail-1\r\n and secret-token-1234": "(redacted) of  (redacted)   and (redacted)",
		before + "secret-token-1234":                         before + redacted,
	} {
		if got := (Credentials{Token: "secret-token-1234", Key: "secret-key", Email: "mail-1"}).quotable(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// A credential is in no text that is shown, whatever is before and after it.
func FuzzRedact(f *testing.F) {
	for form := range uint8(16) {
		f.Add("cfut_0123456789", "bad token ", " in a header", form)
		f.Add("someone+tag@example.com", strings.Repeat("ä", 495), strings.Repeat("-", 495), form)
		f.Add("abababababab", "ab", "ababab", form)
	}
	f.Add("cfut_~~??~~??~~", "bad token ", " in a header", uint8(6))
	f.Add("cfut_~~??~~??~~", "bad token ", " in a header", uint8(7))
	f.Add("000000000000", "0000000001", "1000", uint8(0))
	f.Add(`a"b\c"d<&>"`, `\`, `"`, uint8(5))
	f.Add("(redacted)", "", "", uint8(0))
	f.Add("https://host", "", "", uint8(0))
	f.Fuzz(func(t *testing.T, secret, before, after string, form uint8) {
		// A credential is printable ASCII. A bracket could join with what replaces it.
		if len(secret) < 8 || strings.ContainsFunc(secret, func(r rune) bool { return r <= ' ' || r > '~' || r == '(' }) {
			t.Skip()
		}
		spelled := disguise(secret, form)
		credentials := []Credentials{{Token: secret}, {Key: secret, Email: "some@one"}, {Key: "another", Email: secret}}[form%3]
		for _, shown := range plant(t, credentials, before+spelled+after) {
			checkShown(t, shown)
			for piece := range strings.SplitSeq(shown, redacted) {
				if strings.Contains(strings.ToLower(piece), strings.ToLower(spelled)) {
					t.Errorf("%q is shown as %q", before+spelled+after, shown)
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
		base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
	}[form%8]
	if form&8 != 0 {
		return strings.ToUpper(spelled)
	}
	return spelled
}

// plant returns what is shown of answers that contain the text in all places.
func plant(t *testing.T, credentials Credentials, text string) (shown []string) {
	t.Helper()
	message, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{
		`{"error":{"message":` + string(message) + `}}`, `{"errors":[{},{"message":` + string(message) + `}]}`,
		`{"error":{"message":[` + string(message) + `]}}`, `{"error":{"message":{` + string(message) + `:1}}}`,
	} {
		shown = append(shown, classified(t.Context(), credentials, reply{status: http.StatusBadRequest, body: []byte(body)}).Message)
	}
	for _, status := range []int{http.StatusOK, http.StatusForbidden} {
		for _, coding := range []string{"", text} {
			plain := classified(t.Context(), credentials, reply{status: status, body: []byte(text), header: http.Header{"Content-Encoding": {coding}}})
			if plain != nil && plain.Err != nil {
				shown = append(shown, plain.Err.Error())
			}
			if plain != nil {
				shown = append(shown, plain.Message)
			}
		}
	}
	moved := classified(t.Context(), credentials, reply{status: http.StatusFound, header: http.Header{"Cf-Ray": {text}, "Location": {"https://" + text + "/"}}})
	broken := sender{credentials: credentials}.failure(t.Context(), KindConnection, errors.New(text))
	return append(shown, moved.Ray, moved.Err.Error(), broken.Err.Error())
}
