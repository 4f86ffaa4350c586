package wire

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

func TestTame(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		"":                "",
		"a\x1b[31mb":      "a\uFFFD[31mb",
		"a\ab":            "a\uFFFDb",
		"a\x00b":          "a\uFFFDb",
		"a\x7fb":          "a\uFFFDb",
		"a\u009b31mb":     "a\uFFFD31mb",
		"visible\rhidden": "visible\uFFFDhidden",
		"a\r\nb\r\n":      "a\nb\n",
		"a\r\r\nb":        "a\uFFFD\nb",
		"a\tb\nc":         "a\tb\nc",
		"a\u2028b\u2029c": "a\u2028b\u2029c",
		"Größe 漢字 👩‍💻":    "Größe 漢字 👩‍💻",
	} {
		if got := tame(sent); got != want {
			t.Errorf("tame(%q) = %q, want %q", sent, got, want)
		}
	}
}

// A CLI decodes JSON before it shows it, so that escaped characters reach the terminal.
func TestTameJSON(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		`{"a":[1,"é"]}`:                 `{"a":[1,"é"]}`,
		`"\u001b[31m"`:                  `"` + "\uFFFD" + `[31m"`,
		"\"\x7f\u0085\u009f\"":          "\"\uFFFD\uFFFD\uFFFD\"",
		`"\b\f\u0000\u009B"`:            "\"\uFFFD\uFFFD\uFFFD\uFFFD\"",
		`"\r"`:                          "\"\uFFFD\"",
		`"a\r\nb"`:                      `"a\nb"`,
		`"a\u000d\u000ab"`:              `"a\nb"`,
		`"a\r\u000D\nb"`:                "\"a\uFFFD\\nb\"",
		`"\t\n\u0009"`:                  `"\t\n\u0009"`,
		`"\"\\b\\u001b\/"`:              `"\"\\b\\u001b\/"`,
		`"\ud83d\ude00\u00a0\u2028"`:    `"\ud83d\ude00\u00a0\u2028"`,
		"{\"\\u0000\x7f\":{\"\\f\":0}}": "{\"\uFFFD\uFFFD\":{\"\uFFFD\":0}}",
	} {
		if got := tameJSON(sent); got != want || !json.Valid([]byte(got)) {
			t.Errorf("tameJSON(%q) = %q, want %q", sent, got, want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	for r, want := range map[rune]bool{
		0: true, '\n': true, '\t': true, '\x1b': true, '\x7f': true, '\u0085': true, utf8.RuneError: true,
		' ': false, 'a': false, 'ä': false, '\u2028': false, '👩': false,
	} {
		if Unreadable(r) != want {
			t.Errorf("Unreadable(%q) = %t", r, !want)
		}
	}
}
