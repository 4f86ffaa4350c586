package wire

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tame replaces control characters, which could move the cursor of a terminal, change its
// colours or hide text. Tabs and line feeds stay; CR LF becomes a line feed.
func tame(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return utf8.RuneError
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// Unreadable reports whether a character is a control character or the replacement of
// invalid UTF-8. An id that contains one cannot be told from others.
func Unreadable(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }

// special matches an escaped CR LF, any other escape, or a raw control character.
var special = regexp.MustCompile(`\\(?:r|u000[dD])\\(?:n|u000[aA])|\\u[0-9a-fA-F]{4}|\\.|\p{Cc}`)

// tameJSON does in the strings of a compact JSON text what tame does, also to escaped
// characters: a CLI decodes JSON before it shows it.
func tameJSON(text string) string {
	if !strings.Contains(text, `\`) && !strings.ContainsFunc(text, unicode.IsControl) {
		return text
	}
	return special.ReplaceAllStringFunc(text, func(spelled string) string {
		plain := Unquote(`"` + spelled + `"`)
		switch tamed := tame(plain); tamed {
		case plain:
			return spelled
		case "\n":
			return `\n`
		default:
			return tamed
		}
	})
}
