package acceptance

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// controlling moves the cursor, rings the bell, sets the title and the colour of the window
// and deletes, with control characters of both sets and DEL.
const controlling = "a\x1b]0;window title\ab\x1b[31mc\u009b2Jd\be\x7ff\x00g\rh\u0085i\tj"

// The organiser of a meeting chooses its title, which others see in their terminals.
func TestTerminal_titleAndMeta(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(2)
	data[0].MeetingDisplayName, data[1].MeetingDisplayName = controlling, controlling+"\n"+controlling+"\r\nlast"
	for i := range data {
		// Also as escapes, which a CLI decodes where it shows a value that is JSON.
		escaped, _ := json.Marshal(data[i].MeetingDisplayName)
		data[i].Meta = json.RawMessage("{\"key\x7f\u009b\": \"window title\x7f\u009b2J\u0085\", \"text\": " + string(escaped) + "}")
	}
	w := newCase(t, fakeapi.New(data), "terminal")
	made := w.report(t, "apply", "-auto-approve")
	made.wantOutputs(t, map[string]any{"titles": []any{inState(data[0].MeetingDisplayName), inState(data[1].MeetingDisplayName)}})
	wantHarmless(t, "apply -json", made.printed)
	for _, command := range []string{"plan -no-color -destroy", "show -no-color", "show -json", "output -no-color"} {
		wantHarmless(t, command, w.must(t, strings.Fields(command)...))
	}
	console := w.command(t.Context(), "console")
	console.Stdin = strings.NewReader("local.sessions[1].meeting_display_name\nlocal.sessions[1].meta\nlocal.sessions\n")
	printed, err := console.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	wantHarmless(t, "console", string(printed))
}

// inState is a title as the state has it.
func inState(title string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ReplaceAll(title, "\r\n", "\n"))
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' }

// wantHarmless checks that a terminal shows a text and does nothing else.
func wantHarmless(t *testing.T, what, text string) {
	t.Helper()
	wantText(t, text, "window title")
	if at := strings.IndexFunc(text, isControl); at >= 0 {
		t.Errorf("%s prints a control character:\n%q", what, text[max(0, at-50):min(len(text), at+50)])
	}
}

// Package provider tests the other texts of an answer in process.
func TestTerminal_messageOfTheAPI(t *testing.T) {
	t.Parallel()
	server := fakeapi.New(nil)
	server.Inject(&fakeapi.Fault{Answer: fakeapi.ErrorA(418, 418, controlling+"\n"+controlling)})
	made := newCase(t, server, "one", "TF_LOG=TRACE").try(t, "plan", "-no-color")
	wantHarmless(t, "plan", made.printed)
	wantText(t, made.printed, "Error: Unable to list sessions")
}
