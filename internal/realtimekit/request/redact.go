package request

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

const (
	redacted = "(redacted)"
	// maxMessage bounds what is shown of text from the API, in characters.
	maxMessage = 500
)

// quotable returns text of an API or a library as it may be shown: without credentials
// and control characters, and cut at 500 characters. It is cut last: half a secret is one
// too many.
func (c Credentials) quotable(text string) string {
	return printable(redact(text, c.Token, c.Key, c.Email))
}

// redact removes secrets from text in which a server or a library quotes them: plain, in
// quotes, percent-encoded and in base64, in upper and lower case.
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

// printable replaces control characters in text from the API, and cuts it.
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
