package request

import (
	"cmp"
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const redacted = "(redacted)"

// Quotable returns text of an API or a library as it may be shown: without the secrets
// and without control characters, and cut at 500 characters. It is cut last: half a
// secret is one too many.
func Quotable(text string, secrets ...string) string { return printable(redact(text, secrets...)) }

func (c Credentials) quotable(text string) string { return Quotable(text, c.Token, c.Key, c.Email) }

// redact removes secrets from text that somebody else wrote, such as an error message
// that quotes a header. It finds them plain, in quotes, percent-encoded and in base64,
// in upper and lower case.
func redact(text string, secrets ...string) string {
	var patterns []string
	for _, secret := range secrets {
		patterns = append(patterns, spellings(secret)...)
	}

	if len(patterns) == 0 {
		return text
	}

	// The longest first, so that nothing of a longer spelling is left.
	slices.SortFunc(patterns, func(a, b string) int { return cmp.Compare(len(b), len(a)) })

	return regexp.MustCompile("(?i)"+strings.Join(patterns, "|")).ReplaceAllLiteralString(text, redacted)
}

// spellings are patterns of the ways in which a server or a library quotes a secret.
func spellings(secret string) []string {
	if secret == "" {
		return nil
	}

	quoted := strconv.Quote(secret)
	all := []string{
		secret, quoted[1 : len(quoted)-1], url.QueryEscape(secret), url.PathEscape(secret),
		base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
	}

	for i, spelling := range all {
		all[i] = regexp.QuoteMeta(strings.ToValidUTF8(spelling, "\uFFFD"))
	}

	return all
}
