package wire

import (
	"encoding/json"
	"strings"
)

// The functions of this file need valid JSON and check nothing, so that they are about as
// fast as copying. They return parts of the text. An index at is one into the text.

// afterValue returns the index after the value that begins at at.
func afterValue(text string, at int) int {
	switch text[at] {
	case '"':
		return afterString(text, at)
	case '{', '[':
		return afterBrackets(text, at)
	default:
		for at < len(text) && !strings.ContainsRune(" \t\r\n,]}", rune(text[at])) {
			at++
		}

		return at
	}
}

func afterString(text string, at int) int {
	for at++; text[at] != '"'; at++ {
		if text[at] == '\\' {
			at++
		}
	}

	return at + 1
}

func afterBrackets(text string, at int) int {
	for depth := 0; ; {
		switch text[at] {
		case '"':
			at = afterString(text, at)

			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}

		at++

		if depth == 0 {
			return at
		}
	}
}

func afterSpace(text string, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') {
		at++
	}

	return at
}

// EachField calls visit with the unquoted name and the JSON value of each field of an
// object, in order, and reports whether the text is an object. A name that occurs twice
// is visited twice. The text must be valid JSON without white space before it, or empty.
func EachField(object string, visit func(name, value string)) bool {
	if !strings.HasPrefix(object, "{") {
		return false
	}

	for at := afterSpace(object, 1); object[at] != '}'; {
		end := afterString(object, at)
		name := object[at:end]

		at = afterSpace(object, afterSpace(object, end)+1)
		end = afterValue(object, at)
		visit(Unquote(name), object[at:end])

		at = afterComma(object, end)
	}

	return true
}

// EachElement calls visit with the JSON of each element of an array, in order, and
// reports whether the text is an array. The text must be valid JSON without white space
// before it, or empty.
func EachElement(array string, visit func(element string)) bool {
	if !strings.HasPrefix(array, "[") {
		return false
	}

	for at := afterSpace(array, 1); array[at] != ']'; {
		end := afterValue(array, at)
		visit(array[at:end])

		at = afterComma(array, end)
	}

	return true
}

// afterComma returns the index of the next field or element, or of the closing bracket.
func afterComma(text string, at int) int {
	at = afterSpace(text, at)
	if text[at] == ',' {
		at = afterSpace(text, at+1)
	}

	return at
}

// Unquote returns the text of a valid JSON string.
func Unquote(quoted string) string {
	if !strings.Contains(quoted, `\`) {
		return quoted[1 : len(quoted)-1]
	}

	var text string

	_ = json.Unmarshal([]byte(quoted), &text)

	return text
}
