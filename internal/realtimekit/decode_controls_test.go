package realtimekit

import (
	"encoding/json"
	"testing"
)

func TestTextCannotMoveTheCursor(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ sent, want string }{
		"a colour":            {"a\x1b[31mb", "a\uFFFD[31mb"},
		"a bell":              {"a\ab", "a\uFFFDb"},
		"NUL":                 {"a\x00b", "a\uFFFDb"},
		"DEL":                 {"a\x7fb", "a\uFFFDb"},
		"a C1 introducer":     {"a\u009b31mb", "a\uFFFD31mb"},
		"next line":           {"a\u0085b", "a\uFFFDb"},
		"a lone return":       {"visible\rhidden", "visible\uFFFDhidden"},
		"a line of Windows":   {"a\r\nb\r\n", "a\nb\n"},
		"a return before one": {"a\r\r\nb", "a\uFFFD\nb"},
		"tab and line feed":   {"a\tb\nc", "a\tb\nc"},
		"line separators":     {"a\u2028b\u2029c", "a\u2028b\u2029c"},
		"other letters":       {"Größe 漢字 👩‍💻", "Größe 漢字 👩‍💻"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			sent, err := json.Marshal(test.sent)
			if err != nil {
				t.Fatal(err)
			}

			page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","meeting_display_name":`+string(sent)+`}`))
			if err != nil {
				t.Fatal(err)
			}

			if got := *page.sessions[0].MeetingDisplayName; got != test.want {
				t.Errorf("%q becomes %q, want %q", test.sent, got, test.want)
			}
		})
	}
}

// A CLI that shows a value which is JSON decodes it first: what is escaped would
// reach the terminal too.
func TestJSONValuesHoldNoControlCharacters(t *testing.T) {
	t.Parallel()

	const (
		raw  = "{\"\\u0000\x7f\":\"\\u001b\u0085\u009f\\b\\f\\r\",\"é\":\"\u00a0\u2028\\t\\n\\r\\n\\u000d\\u000a\\\"\\\\b\\ud83d\\ude00\"}"
		want = "{\"\uFFFD\uFFFD\":\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\",\"é\":\"\u00a0\u2028\\t\\n\\n\\u000a\\\"\\\\b\\ud83d\\ude00\"}"
	)

	page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","meta":`+raw+`,"breakout_rooms":[`+raw+`],"type":`+raw+`,"x":`+raw+`}`))
	if err != nil {
		t.Fatal(err)
	}

	got := page.sessions[0]
	for name, text := range map[string]string{
		"meta": string(got.Meta), "breakout_rooms": string(got.BreakoutRooms[0]), "type": *got.Type, "undocumented": string(field(got.Undocumented, "x")),
	} {
		if text != want || !json.Valid([]byte(text)) {
			t.Errorf("%s is %q, want %q", name, text, want)
		}
	}
}

// Cleaning would make one id of two.
func TestAnIDThatCannotBeReadIsAnError(t *testing.T) {
	t.Parallel()

	for name, id := range map[string]string{
		"ESC": `a\u001b`, "a line feed": `a\n`, "a tab": `a\tb`, "DEL": "a\x7f", "C1": "a\u0085", "NUL alone": `\u0000`,
		"no UTF-8": "a\xff", "half a surrogate pair": `a\ud800`, "the sign for what cannot be read": "a\uFFFD",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decodePage(t.Context(), onePageOf(`{"id":"s1"},{"id":"`+id+`"}`))
			if err == nil || err.Error() != "session 2 of the page has an id that cannot be read" {
				t.Errorf("error %v", err)
			}
		})
	}
}
