package realtimekit

import (
	"encoding/json"
	"strings"
)

// The functions of this file find their way through a JSON text of which it is
// known that it is one: they check nothing, and so read it about as fast as it can
// be copied. What they find are parts of the text, not copies.

// afterValue is where the value ends that begins at a place.
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

// eachField visits the fields of an object, in their order, and tells whether the
// text is one. Names may come twice.
func eachField(object string, visit func(name, value string)) bool {
	if !strings.HasPrefix(object, "{") {
		return false
	}

	for at := afterSpace(object, 1); object[at] != '}'; {
		end := afterString(object, at)
		name := object[at:end]

		at = afterSpace(object, afterSpace(object, end)+1)
		end = afterValue(object, at)
		visit(nameOf(name), object[at:end])

		at = afterComma(object, end)
	}

	return true
}

// eachElement visits the elements of an array, and tells whether the text is one.
func eachElement(array string, visit func(element string)) bool {
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

// afterComma is where the next field or element begins, or the closing bracket
// stands.
func afterComma(text string, at int) int {
	at = afterSpace(text, at)
	if text[at] == ',' {
		at = afterSpace(text, at+1)
	}

	return at
}

// nameOf is a quoted name without its quotes.
func nameOf(quoted string) string {
	if !strings.Contains(quoted, `\`) {
		return quoted[1 : len(quoted)-1]
	}

	return unquoted(quoted)
}

// unquoted is the text that a JSON string stands for.
func unquoted(quoted string) string {
	var text string

	_ = json.Unmarshal([]byte(quoted), &text)

	return text
}
