package wire

import (
	"encoding/json"
	"strings"
)

// The functions of this file need valid JSON and check nothing, so that they are about as
// fast as copying. They return parts of the text.

// separators are white space and what may be between two values.
const separators = " \t\r\n,:"

// EachField calls visit with the unquoted name and the JSON value of each field of an
// object, in order, and reports whether the text is an object. A name that occurs twice
// is visited twice. The text must be valid JSON without white space before it, or empty.
func EachField(object string, visit func(name, value string)) bool {
	if !strings.HasPrefix(object, "{") {
		return false
	}
	for rest := skipSeparators(object[1:]); rest[0] != '}'; {
		var name, value string

		name, rest = cutValue(rest)
		value, rest = cutValue(rest)
		visit(Unquote(name), value)
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
	for rest := skipSeparators(array[1:]); rest[0] != ']'; {
		var element string

		element, rest = cutValue(rest)
		visit(element)
	}
	return true
}

// cutValue returns the value at the beginning of the text, and the rest from the next
// value or closing bracket.
func cutValue(text string) (value, rest string) {
	end := valueLength(text)
	return text[:end], skipSeparators(text[end:])
}

// skipSeparators does what strings.TrimLeft does, in a fraction of the time.
func skipSeparators(text string) string {
	at := 0
	for at < len(text) && strings.IndexByte(separators, text[at]) >= 0 {
		at++
	}
	return text[at:]
}

// valueLength returns the length of the value at the beginning of the text.
func valueLength(text string) int {
	switch text[0] {
	case '"':
		return stringLength(text)
	case '{', '[':
		return bracketsLength(text)
	default:
		// A bracket follows, at the latest that of the object or array.
		return strings.IndexAny(text, " \t\r\n,]}")
	}
}

func stringLength(text string) int {
	at := 1
	for text[at] != '"' {
		if text[at] == '\\' {
			at++
		}
		at++
	}
	return at + 1
}

func bracketsLength(text string) int {
	for at, depth := 0, 0; ; at++ {
		switch text[at] {
		case '"':
			at += stringLength(text[at:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			return at + 1
		}
	}
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
