package realtimekit

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
)

func TestCredentialsAreTakenOutHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()

	credentials := Credentials{Token: "cfut_0123456789", Key: "a1b2c3d4e5f6", Email: "some+one@example.com"}

	for name, test := range map[string]struct{ said, want string }{
		"each":                {"cfut_0123456789, a1b2c3d4e5f6, some+one@example.com", "(redacted), (redacted), (redacted)"},
		"in a header":         {"bad Authorization: Bearer cfut_0123456789.", "bad Authorization: Bearer (redacted)."},
		"twice in a row":      {"a1b2c3d4e5f6a1b2c3d4e5f6", "(redacted)(redacted)"},
		"in other case":       {"Some+One@Example.COM CFUT_0123456789", "(redacted) (redacted)"},
		"percent-encoded":     {"?email=some%2Bone%40example.com&e=some%2bone%40example.com", "?email=(redacted)&e=(redacted)"},
		"over two lines":      {"token cfut_01234\r\n  56789 is bad", "token (redacted) is bad"},
		"with signs unseen":   {"cf\x00ut_\u200b01234\x1b56\u202e789", "(redacted)"},
		"with signs unread":   {"cfut_\xff0123456789 cfut_\uFFFD0123456789", "(redacted) (redacted)"},
		"blanks around":       {" a cfut_0123456789 \x1bb", " a (redacted) \x1bb"},
		"a part of one alone": {"cfut_", "cfut_"},
		"none":                {"Größe 漢字 \x1b", "Größe 漢字 \x1b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := credentials.redact(test.said); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.said, got, test.want)
			}
		})
	}
}

// A credential looks different in each alphabet, and by how many letters stand
// before it. The signs at its ends are shared with what is beside it.
func TestACredentialIsTakenOutOfBothAlphabetsOfBase64(t *testing.T) {
	t.Parallel()

	const token = "cfut_~~??~~??~~"

	for name, encoding := range map[string]*base64.Encoding{"standard": base64.RawStdEncoding, "of addresses": base64.RawURLEncoding} {
		for before, want := range map[string]string{"": "(redacted)", "a": "YW(redacted)g", "ab": "YWJ(redacted)4"} {
			t.Run(name+" "+before, func(t *testing.T) {
				t.Parallel()

				said := encoding.EncodeToString([]byte(before + token))
				if got := (Credentials{Token: token}).redact(said); got != want {
					t.Errorf("%q becomes %q, want %q", said, got, want)
				}
			})
		}
	}
}

func TestNoPartOfACredentialIsLeftWhereTwoOverlap(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		credentials Credentials
		said, want  string
	}{
		"one in the other":         {Credentials{Key: "x@example.com1234", Email: "x@example.com"}, "key x@example.com1234.", "key (redacted)."},
		"one after the other":      {Credentials{Key: "abcd", Email: "cdef"}, "-abcdef-", "-(redacted)-"},
		"one over itself":          {Credentials{Token: "abab"}, "-ababab-", "-(redacted)-"},
		"a part of what stands in": {Credentials{Key: "redacted", Email: "key-1"}, "key-1 redacted", "(redacted) (redacted)"},
		"none given":               {Credentials{}, "text", "text"},
		"one of blanks":            {Credentials{Token: "  "}, "a  b", "a  b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := test.credentials.redact(test.said); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.said, got, test.want)
			}
		})
	}
}

func TestNothingThatAnAnswerSaysShowsACredential(t *testing.T) {
	t.Parallel()

	const token = "cfut_0123456789"

	client := &Client{credentials: Credentials{Token: token}}

	for name, answer := range map[string]reply{
		"in the ray":               {status: 403, header: http.Header{"Cf-Ray": {"8a-" + token}}},
		"in the place to go to":    {status: 302, header: http.Header{"Location": {"https://" + token + ".example.com/"}}},
		"in a message":             {status: 400, body: []byte(`{"error":{"message":"` + token + `"}}`)},
		"in a message of two rows": {status: 400, body: []byte(`{"error":{"message":"cfut_\n0123456789"}}`)},
		"in a message of no text":  {status: 400, body: []byte(`{"error":{"message":{"header":"` + token + `"}}}`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, failure := client.read(t.Context(), answer)
			if all := failure.Error() + failure.Ray; !strings.Contains(all, "(redacted)") || strings.Contains(all, "0123456789") {
				t.Errorf("said %q", all)
			}
		})
	}
}

func TestAnySecretIsTakenOutOfWhatIsQuoted(t *testing.T) {
	t.Parallel()

	got := Quotable("No route to /accounts/023E105F/kit/\x1bapp-1\r\n"+strings.Repeat("x", longestMessage), "023e105f", "app-1")
	if want := "No route to /accounts/(redacted)/kit/ (redacted)  "; !strings.HasPrefix(got, want) || len([]rune(got)) != longestMessage+1 {
		t.Errorf("%q, want it to begin with %q", got, want)
	}
}
