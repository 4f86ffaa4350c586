package realtimekit

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// A credential is planted wherever somebody else's text is shown, in any of the
// forms that it may have there.
func FuzzACredentialIsNeverShown(f *testing.F) {
	for form := range uint8(32) {
		f.Add("cfut_0123456789", "bad token ", "", " in a header", form)
		f.Add("someone+tag@example.com", strings.Repeat("ä", 495), "\x1b\u200b\xff \r\n", strings.Repeat("-", 495), form)
		f.Add("abababababab", "ab", "\x00", "ababab", form)
	}

	// In both alphabets of base64 it looks different.
	f.Add("cfut_~~??~~??~~", "bad token ", "", " in a header", uint8(6))
	f.Add("cfut_~~??~~??~~", "bad token ", "", " in a header", uint8(7))
	f.Add("000000000000", "0000000001", "", "1000", uint8(0))
	f.Add(`a"b\c"d<&>"`, `\`, "", `"`, uint8(5))
	f.Add("(redacted)", "", "", "", uint8(0))
	f.Add("https://host", "", "", "", uint8(0))

	f.Fuzz(func(t *testing.T, secret, before, between, after string, form uint8) {
		credentials := []Credentials{{Token: secret}, {Key: secret, Email: "some@one"}, {Key: "another", Email: secret}}[form%3]

		// A bracket could join what was put in its place.
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

// disguise writes a credential as servers and libraries do.
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

// plant gives what is shown of answers that say the text in all places.
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

// seen is what a reader sees of a text and could put together.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\uFFFD' || !unicode.IsPrint(r) {
			return -1
		}

		return unicode.ToLower(r)
	}, text)
}
