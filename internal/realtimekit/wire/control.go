package wire

import (
	"bytes"
	"strconv"
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

// TameJSON replaces control characters in the strings of a compact JSON text as Text
// does, raw and escaped ones: a CLI decodes JSON before it shows it.
func TameJSON(text []byte) []byte {
	if !bytes.ContainsRune(text, '\\') && !bytes.ContainsFunc(text, unicode.IsControl) {
		return text
	}

	tamed := make([]byte, 0, len(text))

	for len(text) > 0 {
		r, size := firstRune(text)
		next, _ := firstRune(text[size:])

		switch {
		case r == '\r' && next == '\n':
		case unicode.IsControl(r) && r != '\t' && r != '\n':
			tamed = utf8.AppendRune(tamed, utf8.RuneError)
		default:
			tamed = append(tamed, text[:size]...)
		}

		text = text[size:]
	}

	return tamed
}

// firstRune returns the first character of a JSON text, unescaped, and the number of
// bytes that it takes in the text.
func firstRune(text []byte) (r rune, size int) {
	if len(text) < 2 || text[0] != '\\' {
		return utf8.DecodeRune(text)
	}

	if simple := strings.IndexByte(`bfnrt`, text[1]); simple >= 0 {
		return rune("\b\f\n\r\t"[simple]), 2
	}

	if text[1] == 'u' && len(text) >= len(`\u0000`) {
		code, _ := strconv.ParseUint(string(text[2:6]), 16, 16)

		return rune(code), len(`\u0000`)
	}

	return rune(text[1]), 2
}
