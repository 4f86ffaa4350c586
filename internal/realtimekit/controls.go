package realtimekit

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tame replaces the control characters with which a stranger's text could move
// the cursor, colour the screen or hide what stands before it. Tabs and line
// feeds do no harm; the line ends of Windows become line feeds.
func tame(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return utf8.RuneError
		}

		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// unreadable is what no id has: a control character, or what became of text that
// was no text.
func unreadable(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }

// TameJSON does in the strings of a compact JSON text what is done to text, to
// characters that stand there raw and to those that are escaped: a CLI which shows
// a value that is JSON decodes it first.
func TameJSON(text []byte) []byte {
	if !bytes.ContainsRune(text, '\\') && !bytes.ContainsFunc(text, unicode.IsControl) {
		return text
	}

	tamed := make([]byte, 0, len(text))

	for len(text) > 0 {
		r, size := signOfJSON(text)
		next, _ := signOfJSON(text[size:])

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

// signOfJSON is what the beginning of a JSON text stands for, and its length.
func signOfJSON(text []byte) (sign rune, size int) {
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
