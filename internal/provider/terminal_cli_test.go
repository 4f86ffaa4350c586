package provider_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// hostile moves the cursor, rings, sets the window's title and the colour, and
// deletes: with C0 and C1 characters and with DEL.
const hostile = "a\x1b]0;window title\ab\x1b[31mc\u009b2Jd\be\x7ff\x00g\rh\u0085i\tj"

// Anybody who may open a meeting writes its title, and somebody else's terminal
// shows it.
func TestNoControlCharacterOfATitleReachesTheTerminal(t *testing.T) {
	t.Parallel()

	for name, title := range map[string]string{
		"one line":      hostile,
		"several lines": hostile + "\n" + hostile + "\r\nlast",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			p := newWorld(t, titled(title)).process(t, nil)

			for _, command := range []string{
				"plan -no-color", "apply -auto-approve -no-color", "show -no-color", "show -json",
				"output -no-color", "output -json", "output -raw meta", "state pull",
			} {
				said := string(p.must(t, strings.Fields(command)...))
				wantText(t, said, "window title")
				wantHarmless(t, command, said)
			}

			for _, expression := range []string{"sessions[0].meeting_display_name", "sessions[0].meta", "sessions"} {
				said := p.console(t, "data.realtimekit_sessions.app."+expression)
				wantText(t, said, "window title")
				wantHarmless(t, "console: "+expression, said)
			}

			if got, want := string(p.must(t, "output", "-raw", "title")), harmless(title); got != want {
				t.Errorf("the title is printed as %q, want %q", got, want)
			}
		})
	}
}

// titled is a session with a title, and with meta that has control characters
// where JSON takes them as they are.
func titled(title string) []fakeapi.Session {
	data := fakeapi.Sessions(1)
	data[0].MeetingDisplayName = title

	// As escapes too: a CLI decodes them where it shows a value that is JSON.
	escaped, _ := json.Marshal(title)
	data[0].Meta = json.RawMessage("{\"key\x7f\u009b\": \"window title\x7f\u009b2J\u0085\", \"text\": " + string(escaped) + "}")

	return data
}

// harmless is a title as state holds it.
func harmless(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return '\uFFFD'
		}

		return r
	}, strings.ReplaceAll(title, "\r\n", "\n"))
}

func TestNoControlCharacterOfAMessageReachesTheTerminal(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		answer fakeapi.Effect
		want   string
	}{
		"message": {fakeapi.ErrorA(418, 418, hostile+"\n"+hostile), "window title"},
		"ray":     {line("HTTP/1.1 418 Teapot\r\nCf-Ray: \u009b2Jray\u0085\r\n\r\n"), "2Jray"},
		"host":    {line("HTTP/1.1 302 Found\r\nLocation: https://window%%C2%%9B2J.example/\r\n\r\n"), "a redirect to window 2J.example"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(1))
			w.api.Inject(&fakeapi.Fault{Answer: row.answer})
			p := w.process(t, nil)
			p.environment = append(p.environment, "TF_LOG=TRACE")

			for _, command := range []string{"plan -no-color", "plan -json"} {
				said, ok := p.run(t, strings.Fields(command)...)
				if ok {
					t.Errorf("%s did not fail", command)
				}

				wantText(t, string(said), "Unable to list sessions", row.want)
				wantHarmless(t, command, string(said))
			}
		})
	}
}

// wantHarmless checks that a terminal would show a text and do nothing else.
func wantHarmless(t *testing.T, what, text string) {
	t.Helper()

	var found []string

	for _, r := range text {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			found = append(found, fmt.Sprintf("%U", r))
		}
	}

	slices.Sort(found)

	if found = slices.Compact(found); len(found) > 0 {
		t.Errorf("%s prints %v:\n%q", what, found, text)
	}
}
