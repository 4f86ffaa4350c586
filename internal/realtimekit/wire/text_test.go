package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]struct {
		text, verbatim string
		ok             bool
	}{
		``:                         {"", "", false},
		`null`:                     {"", "", false},
		`""`:                       {"", "", true},
		`"null"`:                   {"null", "null", true},
		`"A \"title\" <b> \u00e9"`: {`A "title" <b> é`, `A "title" <b> é`, true},
		`"a\u001b[2Jb\r\n"`:        {"a\uFFFD[2Jb\n", "a\x1b[2Jb\r\n", true},
		"\"a\x7f\"":                {"a\uFFFD", "a\x7f", true},
		`"\ud800"`:                 {"\uFFFD", "\uFFFD", true},
		`1641997294`:               {"1641997294", "1641997294", true},
		`1.50`:                     {"1.50", "1.50", true},
		`false`:                    {"false", "false", true},
		`{ "a" : [ 1, "b c" ] }`:   {`{"a":[1,"b c"]}`, `{"a":[1,"b c"]}`, true},
		`["\u001b"]`:               {"[\"\uFFFD\"]", "[\"\uFFFD\"]", true},
	} {
		if text, ok := Text(raw); text != want.text || ok != want.ok {
			t.Errorf("Text(%s) = %q, %t, want %q, %t", raw, text, ok, want.text, want.ok)
		}
		if text, ok := Verbatim(raw); text != want.verbatim || ok != want.ok {
			t.Errorf("Verbatim(%s) = %q, %t, want %q, %t", raw, text, ok, want.verbatim, want.ok)
		}
	}
}

func TestCompact(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		`null`:                     `null`,
		"{ \"a\" :\n[ 1 ,\t2 ]\r}": `{"a":[1,2]}`,
		`"a  b"`:                   `"a  b"`,
		`{"a":1,"a": 2}`:           `{"a":1,"a":2}`,
		`"<&> \/"`:                 `"<&> \/"`,
		`12345678901234567890.10`:  `12345678901234567890.10`,
		`1E+2 `:                    `1E+2`,
		`["a\r\n", "\u0085"]`:      "[\"a\\n\",\"\uFFFD\"]",
	} {
		if got := string(Compact(raw)); got != want {
			t.Errorf("Compact(%s) = %s, want %s", raw, got, want)
		}
	}
}

// The second reader compares the tokens of encoding/json.
func FuzzText(f *testing.F) {
	for _, raw := range []string{
		`null`, `true`, `""`, `"a\r\n\u001b[31m\u009b\t"`, "\"\x7f\u0085\u2028\"", `"\ud800"`, `"\ud83d\ude00"`, `0`, `-0.0`, `1e400`, `"<&>"`,
		`[ 1, [ ], null ]`, `{"a": {"\u007f": 12345678901234567890.10}}`, `[[[[]]]]`, `{"a":1,"a":2}`, `[ 1e400 ]`, `{"a": 1}`,
		`"\\u001b\\r\\\r\\\u000d\n"`, "{\"\x7f\":\"\u0085\",\"b\":\"\\r\\n\\r\x7f\"}", `{"a\u0000":1,"a\u0001":2}`, "\"a\xff\\r\\u000A\"",
	} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		raw := strings.TrimSpace(string(sent))
		if !json.Valid(sent) || !utf8.Valid(sent) {
			t.Skip()
		}
		compact := string(Compact(raw))
		if got, want := tokens(t, compact, strings.Clone), tokens(t, raw, plainText); !reflect.DeepEqual(got, want) {
			t.Errorf("Compact(%s) = %s", raw, compact)
		}
		var again bytes.Buffer
		if json.Compact(&again, []byte(compact)) != nil || again.String() != compact || strings.ContainsFunc(compact, unicode.IsControl) {
			t.Errorf("Compact(%s) = %q", raw, compact)
		}
		want, ok := compact, raw != Null
		if said, isText := tokens(t, raw, plainText)[0].(string); isText {
			want = said
		} else if !ok {
			want = ""
		}
		if text, there := Text(raw); text != want || there != ok {
			t.Errorf("Text(%s) = %q, %t, want %q, %t", raw, text, there, want, ok)
		}
	})
}

// tokens returns the parts of a JSON text, numbers with all digits, strings as change
// makes them.
func tokens(t *testing.T, text string, change func(string) string) (list []json.Token) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		switch token := token.(type) {
		case nil:
			if errors.Is(err, io.EOF) {
				return list
			}
			list = append(list, token)
		case string:
			list = append(list, change(token))
		default:
			list = append(list, token)
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	}
}

// plainText does what tame does, character by character.
func plainText(sent string) string {
	var text strings.Builder
	for i, r := range sent {
		switch {
		case r == '\r' && strings.HasPrefix(sent[i:], "\r\n"):
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			text.WriteRune(utf8.RuneError)
		default:
			text.WriteRune(r)
		}
	}
	return text.String()
}
