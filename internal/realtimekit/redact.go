package realtimekit

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const redacted = "(redacted)"

func (c Credentials) redact(text string) string { return redact(text, c.Token, c.Key, c.Email) }

// redact takes secrets out of a text that somebody else wrote, such as an error
// message of the API that quotes the header it disliked. They are found in all
// their spellings, in upper and lower case, and where line breaks or signs that
// nobody sees stand between their letters: whoever reads it could put them
// together again.
func redact(text string, secrets ...string) string {
	hidden := found(strings.Map(letter, text), secrets)
	if len(hidden) == 0 {
		return text
	}

	var (
		shown strings.Builder
		at    int
	)

	for _, r := range text {
		seen := letter(r)

		switch {
		case len(hidden) == 0 || at < hidden[0].begin || at == hidden[0].begin && seen < 0:
			shown.WriteRune(r)
		case at == hidden[0].begin:
			shown.WriteString(redacted)
		}

		if seen >= 0 {
			at += utf8.RuneLen(seen)
		}

		if len(hidden) > 0 && at == hidden[0].end {
			hidden = hidden[1:]
		}
	}

	return shown.String()
}

// letter is what counts of a sign when a credential is looked for; it is negative
// where nothing does.
func letter(r rune) rune {
	if r == ' ' || r == utf8.RuneError || !unicode.IsPrint(r) {
		return -1
	}

	return unicode.ToLower(r)
}

// stretch is a part of a text.
type stretch struct{ begin, end int }

// spellings are the ways in which a server or a library quotes a text: as it is,
// in a query, in a path, in quotes, in hexadecimal digits, in base64.
func spellings(secret string) []string {
	if secret == "" {
		return nil
	}

	quoted := strconv.Quote(secret)
	all := []string{
		secret,
		url.QueryEscape(secret),
		url.PathEscape(secret),
		quoted[1 : len(quoted)-1],
		hex.EncodeToString([]byte(secret)),
	}

	// In base64 it looks different by how many letters stand before it: a pair is
	// encoded as one, and a header with its first word. The outer signs are shared
	// with what is beside it.
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			encoded := encoding.EncodeToString(append(make([]byte, before), secret...))
			all = append(all, encoded[(before*8+5)/6:(before+len(secret))*8/6])
		}
	}

	return all
}

// found are the stretches of the letters that no one may see, in order.
func found(letters string, secrets []string) []stretch {
	var all []stretch

	for _, secret := range secrets {
		for _, form := range spellings(secret) {
			all = append(all, occurrences(letters, strings.Map(letter, form))...)
		}
	}

	slices.SortFunc(all, func(a, b stretch) int { return cmp.Compare(a.begin, b.begin) })

	// Two that overlap are one, so that nothing of either is left.
	var apart []stretch

	for _, next := range all {
		last := len(apart) - 1
		if last >= 0 && next.begin < apart[last].end {
			apart[last].end = max(apart[last].end, next.end)
		} else {
			apart = append(apart, next)
		}
	}

	return apart
}

func occurrences(letters, secret string) []stretch {
	var list []stretch

	for begin := 0; secret != ""; begin++ {
		next := strings.Index(letters[begin:], secret)
		if next < 0 {
			break
		}

		begin += next
		list = append(list, stretch{begin, begin + len(secret)})
	}

	return list
}

func (c Credentials) quotable(text string) string { return Quotable(text, c.Token, c.Key, c.Email) }

// Quotable is a stranger's text as it may be shown: without the secrets, with
// nothing that moves the cursor, and cut at 500 characters. It is cut last: half a
// secret is one too many.
func Quotable(text string, secrets ...string) string { return printable(redact(text, secrets...)) }
