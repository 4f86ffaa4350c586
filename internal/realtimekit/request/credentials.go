package request

import (
	"encoding/base64"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

const (
	redacted   = "(redacted)"
	maxMessage = 500 // characters of a text from the API
)

// Credentials are a token, or the older pair of global API key and e-mail address. The zero
// value sends nothing.
type Credentials struct {
	Token, Key, Email string
}

func (c Credentials) authorize(header http.Header) {
	switch {
	case c.Token != "":
		header.Set("Authorization", "Bearer "+c.Token)
	case c.Key != "":
		header.Set("X-Auth-Key", c.Key)
		header.Set("X-Auth-Email", c.Email)
	}
}

func (c Credentials) String() string { return redacted }

// GoString keeps the credentials out of %#v.
func (c Credentials) GoString() string { return redacted }

// LogValue keeps the credentials out of structured logs.
func (c Credentials) LogValue() slog.Value { return slog.StringValue(redacted) }

// quotable removes credentials and control characters from text of an API or a library,
// and only then cuts it at 500 characters: part of a secret would not be recognised.
func (c Credentials) quotable(text string) string {
	return printable(redact(text, c.Token, c.Key, c.Email))
}

// redact finds secrets plain, in quotes, percent-encoded and in base64, in either case.
func redact(text string, secrets ...string) string {
	var patterns []string
	for _, secret := range secrets {
		if secret == "" {
			continue
		}
		secret = strings.ToValidUTF8(secret, "\uFFFD")
		quoted := strconv.Quote(secret)
		for _, spelling := range []string{
			secret, quoted[1 : len(quoted)-1], url.QueryEscape(secret), url.PathEscape(secret),
			base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
		} {
			patterns = append(patterns, regexp.QuoteMeta(spelling))
		}
	}
	if len(patterns) == 0 {
		return text
	}
	pattern := regexp.MustCompile("(?i)" + strings.Join(patterns, "|"))
	pattern.Longest() // a secret may begin with another one
	return pattern.ReplaceAllLiteralString(text, redacted)
}

func printable(text string) string {
	shown := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text)

	cut := fmt.Sprintf("%.*s", maxMessage, shown)
	if cut != shown {
		cut += "…"
	}
	return strings.TrimSpace(cut)
}
