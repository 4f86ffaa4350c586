package wire

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tame replaces control characters except tabs and line feeds. CR LF becomes a line feed.
func tame(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return utf8.RuneError
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// Unreadable reports whether r is a control character or the replacement of invalid UTF-8.
func Unreadable(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }

// special matches an escaped CR LF, any other escape, or a raw control character.
var special = regexp.MustCompile(`\\(?:r|u000[dD])\\(?:n|u000[aA])|\\u[0-9a-fA-F]{4}|\\.|\p{Cc}`)

// tameJSON tames the strings in compact JSON, escapes too: a CLI decodes what it shows.
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
