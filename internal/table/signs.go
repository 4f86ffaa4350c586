package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// first is the first sign of a text, 0 where there is none.
func first(text string) rune {
	if text == "" {
		return 0
	}

	r, _ := utf8.DecodeRuneInString(text)

	return r
}

// last is the last sign of a text, 0 where there is none.
func last(text string) rune {
	if text == "" {
		return 0
	}

	r, _ := utf8.DecodeLastRuneInString(text)

	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func hasSuffixFold(text, suffix string) bool {
	return len(text) >= len(suffix) && strings.EqualFold(text[len(text)-len(suffix):], suffix)
}
