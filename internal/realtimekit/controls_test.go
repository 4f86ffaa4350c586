package realtimekit

import (
	"encoding/json"
	"testing"
)

func TestTame(t *testing.T) {
	t.Parallel()

	for sent, want := range map[string]string{
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
		quoted, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}

		page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","meeting_display_name":`+string(quoted)+`}`))
		if err != nil {
			t.Fatal(err)
		}

		if got := *page.sessions[0].MeetingDisplayName; got != want {
			t.Errorf("%q becomes %q, want %q", sent, got, want)
		}
	}
}

// A CLI that shows a JSON value decodes it first: escaped control characters would
// reach the terminal too.
func TestTameJSON(t *testing.T) {
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
