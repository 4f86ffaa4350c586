package request

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"slices"
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

// redact removes secrets from text that somebody else wrote, such as an error message
// that quotes a header. It finds them plain, in quotes, percent-encoded and in base64,
// in upper and lower case.
func redact(text string, secrets ...string) string {
	var patterns []string
	for _, secret := range secrets {
		for _, spelling := range spellings(secret) {
			patterns = append(patterns, regexp.QuoteMeta(spelling))
		}
	}
	if len(patterns) == 0 {
		return text
	}
	// The longest first, so that nothing of a longer spelling is left.
	slices.SortFunc(patterns, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return regexp.MustCompile("(?i)"+strings.Join(patterns, "|")).ReplaceAllLiteralString(text, redacted)
}

// spellings are the ways in which a server or a library quotes a secret.
func spellings(secret string) []string {
	if secret == "" {
		return nil
	}
	secret = strings.ToValidUTF8(secret, "\uFFFD")
	quoted := strconv.Quote(secret)
	return []string{
		secret, quoted[1 : len(quoted)-1], url.QueryEscape(secret), url.PathEscape(secret),
		base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
	}
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
