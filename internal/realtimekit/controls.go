package realtimekit

import (
	"bytes"
	"fmt"
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

// EscapeControls writes the control characters that may stand raw in the strings
// of a JSON text, which are DEL and those from U+0080 to U+009F, as escapes. It
// is the same JSON, and can be shown on a terminal.
func EscapeControls(text []byte) []byte {
	raw := func(r rune) bool { return unicode.IsControl(r) && r >= unicode.MaxASCII }
	if !bytes.ContainsFunc(text, raw) {
		return text
	}

	escaped := make([]byte, 0, len(text)+len(text)/8)

	for _, r := range string(text) {
		if raw(r) {
			escaped = fmt.Appendf(escaped, `\u%04x`, r)
		} else {
			escaped = utf8.AppendRune(escaped, r)
		}
	}

	return escaped
}
