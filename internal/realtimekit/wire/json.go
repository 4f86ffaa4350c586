package wire

import (
	"encoding/json"
	"strings"
)

// separators may be skipped alike, because the JSON is valid.
const separators = " \t\r\n,:"

// EachField calls visit with the unquoted name and the JSON value of each field of an
// object, in order, and reports whether the text is an object. A name that occurs twice is
// visited twice. The text must be empty, or valid JSON without white space before it.
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

// EachElement is EachField for the elements of an array.
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

// cutValue returns the first value, and the rest from the next value or closing bracket.
func cutValue(text string) (value, rest string) {
	var end int
	switch text[0] {
	case '"':
		end = stringLength(text)
	case '{', '[':
		end = bracketsLength(text)
	default:
		end = strings.IndexAny(text, " \t\r\n,]}")
	}
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
