package acceptance

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

var update = flag.Bool("update", false, "write the golden files")

// newCase is a configuration of testdata, run against the server.
func newCase(t *testing.T, server *fakeapi.Server, subject string, variables ...string) *workdir {
	t.Helper()
	w := workdirOf(t, server, filepath.Join("testdata", subject), variables...)
	copyConfiguration(t, w.configuration(), "testdata/provider")
	return w
}

// withoutAccount empties the variables that every read needs.
func withoutAccount() []string {
	return []string{"CLOUDFLARE_API_TOKEN=", "CLOUDFLARE_ACCOUNT_ID=", "REALTIMEKIT_APP_ID="}
}

// diagnostic is an error or a warning in the CLI's JSON output.
type diagnostic struct {
	Severity, Summary, Detail, Address string
	Snippet                            struct {
		Code  string
		Start int `json:"highlight_start_offset"`
		End   int `json:"highlight_end_offset"`
	}
}

// result is what one run of the CLI printed, and what its JSON output says.
type result struct {
	printed     string
	ok          bool
	diagnostics []diagnostic
	outputs     map[string]any // after apply, numbers as json.Number
}

// command is the CLI in the working directory, ready to start.
func (w *workdir) command(ctx context.Context, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, underTest.path, arguments...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = w.configuration(), w.env, 15*time.Second
	return cmd
}

// try runs the CLI, whether it succeeds or not.
func (w *workdir) try(t *testing.T, arguments ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	printed, err := w.command(ctx, arguments...).CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && (ctx.Err() != nil || !errors.As(err, &exit)) {
		t.Fatalf("%v: %v\n%s", arguments, err, printed)
	}
	return result{printed: string(printed), ok: err == nil}
}

// must runs the CLI, which must succeed: with -detailed-exitcode, a plan must be empty.
func (w *workdir) must(t *testing.T, arguments ...string) string {
	t.Helper()
	made := w.try(t, arguments...)
	if !made.ok {
		t.Fatalf("%v failed:\n%s", arguments, made.printed)
	}
	return made.printed
}

// report runs a subcommand with -json and reads what it prints: one object, or one
// object in each line.
func (w *workdir) report(t *testing.T, subcommand string, arguments ...string) result {
	t.Helper()
	made := w.try(t, append([]string{subcommand, "-json"}, arguments...)...)
	decoder := json.NewDecoder(strings.NewReader(made.printed))
	decoder.UseNumber()
	made.outputs = map[string]any{}
	for {
		var message struct {
			Diagnostic  diagnostic
			Diagnostics []diagnostic
			Outputs     map[string]struct{ Value any }
		}
		err := decoder.Decode(&message)
		if errors.Is(err, io.EOF) {
			return made
		}
		if err != nil {
			t.Fatalf("%v in:\n%s", err, made.printed)
		}
		made.addDiagnostics(append(message.Diagnostics, message.Diagnostic))
		for name, output := range message.Outputs {
			made.outputs[name] = output.Value
		}
	}
}

// addDiagnostics adds all but the warning that the provider is a development override.
func (r *result) addDiagnostics(all []diagnostic) {
	for _, d := range all {
		if d.Summary != "" && d.Summary != "Provider development overrides are in effect" {
			r.diagnostics = append(r.diagnostics, d)
		}
	}
}

// text lists the diagnostics, sorted, in the same way for both CLIs.
func (r *result) text() string {
	var all []string
	for _, d := range r.diagnostics {
		all = append(all, d.text())
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// text is the line of the configuration that the CLI shows, with marks below the
// argument, and what it says.
func (d *diagnostic) text() string {
	address := d.Address
	if _, alias, isProvider := strings.Cut(address, `realtimekit/realtimekit"]`); isProvider {
		address = "provider realtimekit" + alias
	}
	marks := strings.Repeat(" ", d.Snippet.Start) + strings.Repeat("^", d.Snippet.End-d.Snippet.Start)
	text := address + "\n" + d.Snippet.Code + "\n" + marks + "\n" + d.Severity + ": " + d.Summary + "\n" + d.Detail + "\n"
	return strings.TrimPrefix(text, "\n") // an output has no address
}

// golden compares a text with a file of testdata, which -update writes.
func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it). It is now:\n%s", path, got)
	}
}

// wantOutputs compares outputs with values as [exactly] takes them.
func (r *result) wantOutputs(t *testing.T, want map[string]any) {
	t.Helper()
	if !r.ok {
		t.Fatalf("the run failed:\n%s", r.printed)
	}
	for name, value := range want {
		if err := exactly(value).CheckValue(r.outputs[name]); err != nil {
			t.Errorf("output %s: %v", name, err)
		}
	}
}

// wantText checks that a text contains all parts, wherever its lines break.
func wantText(t *testing.T, text string, parts ...string) {
	t.Helper()
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "│", " ")), " ")
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in:\n%s", part, text)
		}
	}
}

// wantRequests compares the number of requests that the server ever got.
func wantRequests(t *testing.T, server *fakeapi.Server, want int) {
	t.Helper()
	if got := len(server.Requests()); got != want {
		t.Errorf("%d requests were sent, want %d", got, want)
	}
}

// soon waits for something that happens in another process.
func soon(t *testing.T, what string, isTrue func() bool) {
	t.Helper()
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	for deadline := time.Now().Add(time.Minute); !isTrue(); <-poll.C {
		if time.Now().After(deadline) {
			t.Fatalf("not within a minute: %s", what)
		}
	}
}

// exactly returns a check for a value that encoding/json decoded, or for an int64.
func exactly(value any) knownvalue.Check {
	switch v := value.(type) {
	case string:
		return knownvalue.StringExact(v)
	case bool:
		return knownvalue.Bool(v)
	case int64:
		return knownvalue.Int64Exact(v)
	case float64:
		return knownvalue.Float64Exact(v)
	case []any:
		list := []knownvalue.Check{}
		for _, element := range v {
			list = append(list, exactly(element))
		}
		return knownvalue.ListExact(list)
	case map[string]any:
		object := map[string]knownvalue.Check{}
		for name, attribute := range v {
			object[name] = exactly(attribute)
		}
		return knownvalue.ObjectExact(object)
	}
	return knownvalue.Null()
}

// rowsOf are the rows of a list of sessions, made from the fake's sessions and by no
// code of the provider.
func rowsOf(t *testing.T, sessions []fakeapi.Session, undocumented bool) []any {
	t.Helper()
	rows := []any{}
	for _, session := range sessions {
		rows = append(rows, rowOf(t, session, undocumented))
	}
	return rows
}

func rowOf(t *testing.T, s fakeapi.Session, undocumented bool) map[string]any {
	t.Helper()
	rooms := []any{}
	for _, room := range s.BreakoutRooms {
		rooms = append(rooms, string(room))
	}
	row := map[string]any{
		"id": s.ID, "associated_id": s.AssociatedID, "meeting_display_name": s.MeetingDisplayName,
		"organization_id": s.OrganizationID, "type": s.Type, "status": s.Status,
		"created_at": fakeapi.WireTime(s.CreatedAt), "started_at": fakeapi.WireTime(s.StartedAt), "updated_at": fakeapi.WireTime(s.UpdatedAt), "ended_at": nil,
		"live_participants": s.LiveParticipants, "max_concurrent_participants": s.MaxConcurrentParticipants,
		"minutes_consumed": s.MinutesConsumed, "breakout_rooms": rooms, "meta": nil, "undocumented": nil,
	}
	if s.EndedAt != nil {
		row["ended_at"] = fakeapi.WireTime(*s.EndedAt)
	}
	if s.Meta != nil {
		row["meta"] = string(s.Meta)
	}
	if undocumented {
		row["undocumented"] = undocumentedOf(t, s)
	}
	return row
}

// undocumentedOf is what the API sends beyond the documented fields, as JSON text.
func undocumentedOf(t *testing.T, s fakeapi.Session) string {
	t.Helper()
	fields := map[string]any{}
	for name, value := range s.Extra {
		if name != "ended_at" { // null in a live session
			fields[name] = value
		}
	}
	return strings.TrimSpace(jsonText(t, fields, ""))
}

// jsonText is a value as JSON with a line feed at its end, without escapes for HTML.
func jsonText(t *testing.T, value any, indent string) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// having are the sessions for which keep is true.
func having(sessions []fakeapi.Session, keep func(fakeapi.Session) bool) []fakeapi.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return !keep(s) })
}

func isEnded(s fakeapi.Session) bool { return s.Status == "ENDED" }
