package acceptance

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	guard  = "examples/live-guard"
	counts = "examples/live-guard/counts"
)

// emptied is live and nobody is in it: since the time, as far as it says.
func emptied(since any) []fakeapi.Session {
	session := odd(map[string]any{"status": "LIVE", "live_participants": 0, "started_at": "2026-01-31T00:00:00Z", "updated_at": since})
	session[0].Status = "LIVE" // what the filter compares
	return session
}

// unsaid is the same without a word on how many are in it.
func unsaid(sessions []fakeapi.Session, count any) []fakeapi.Session {
	sessions[0].Extra["live_participants"] = count
	return sessions
}

// spelt is the same with another status than the filter knows.
func spelt(sessions []fakeapi.Session, status any) []fakeapi.Session {
	sessions[0].Extra["status"] = status
	return sessions
}

// busy are n sessions that are live, with somebody in each.
func busy(n int) []fakeapi.Session {
	sessions := many(n)
	for i := range sessions {
		sessions[i].LiveParticipants = 1
	}
	return sessions
}

// reason is why the gate is closed, or why it is not.
type reason struct {
	server    *fakeapi.Server
	variables []string
	says      string // "" where the gate is open
}

func reasons() map[string]reason {
	at := "TF_VAR_at=2026-02-01T00:00:00Z"
	unproven := fakeapi.TotalCount(func(real int) any { return real + 5 })
	return map[string]reason{
		"as many as may be live":    {fakeapi.New(busy(3)), []string{"TF_VAR_max_live=3"}, ""},
		"one more than may be live": {fakeapi.New(busy(4)), []string{"TF_VAR_max_live=3"}, "More than 3 sessions are live."},
		"more than by default":      {fakeapi.New(busy(101)), nil, "More than 100 sessions are live."},
		"nobody, for half an hour":  {fakeapi.New(emptied("2026-01-31T23:30:00Z")), []string{at}, ""},
		"nobody, for longer":        {fakeapi.New(emptied("2026-01-31T23:29:59Z")), []string{at}, "nobody has been in it for 30 minutes."},
		"nobody, for less":          {fakeapi.New(emptied("2026-01-31T23:29:59Z")), []string{at, "TF_VAR_max_minutes_empty=31"}, ""},
		"nobody, by another clock":  {fakeapi.New(emptied("2026-02-01T00:45:00+01:00")), []string{at}, ""},
		"nobody, since the start":   {fakeapi.New(emptied(nil)), []string{at}, "nobody has been in it for 30 minutes."},
		"nobody, for who knows":     {fakeapi.New(emptied("a while")), []string{at}, "nobody has been in it for 30 minutes."},
		"nobody, by the clock now":  {fakeapi.New(emptied(time.Now().Add(-time.Hour).Format(time.RFC3339))), nil, "nobody has been in it for 30 minutes."},
		"who knows who, for longer": {fakeapi.New(unsaid(emptied("2026-01-31T23:29:59Z"), nil)), []string{at}, "nobody has been in it for 30 minutes."},
		"who knows who, for less":   {fakeapi.New(unsaid(emptied("2026-01-31T23:30:00Z"), nil)), []string{at}, ""},
		"a count that is none":      {fakeapi.New(unsaid(emptied("2020-01-01T00:00:00Z"), "many")), nil, "nobody has been in it for 30 minutes."},
		"somebody, for years":       {fakeapi.New(unsaid(emptied("2020-01-01T00:00:00Z"), 1)), nil, ""},
		"no status":                 {fakeapi.New(spelt(emptied("2020-01-01T00:00:00Z"), nil)), nil, "nobody has been in it for 30 minutes."},
		"a status in lower case":    {fakeapi.New(spelt(emptied("2020-01-01T00:00:00Z"), "live")), nil, "nobody has been in it for 30 minutes."},
		"a list that is not proven": {fakeapi.New(busy(12), unproven), nil, "It is not proven that the list of live sessions is complete."},
		"two full pages":            {fakeapi.New(busy(20), fakeapi.MaxPageSize(10)), nil, ""},
	}
}

func TestTheGuardFailsForEachReason(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, guard)
	for name, test := range reasons() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, test.server, guard, test.variables...)
			if test.says == "" {
				isOpen(t, w)
				return
			}
			text := refusal(t, w)
			if !strings.Contains(text, test.says) || strings.Count(text, "Error: ") != 1 {
				t.Errorf("no %q, or not alone, in\n%s", test.says, text)
			}
		})
	}
}

// isOpen wants an empty plan from the first one on, without a state.
func isOpen(t *testing.T, w *workdir) {
	t.Helper()
	if changes, err := w.Changes(t.Context()); err != nil || changes {
		t.Errorf("the gate is not open: %v, %v", changes, err)
	}
}

func TestTheGuardWarnsForEachReason(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, guard)
	for name, test := range reasons() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, test.server, guard, append(test.variables, "TF_VAR_on_finding=warn")...)
			text, err := w.Run(t.Context(), "plan", "-no-color", "-detailed-exitcode")
			if err != nil {
				t.Fatal(err)
			}
			warned := strings.Contains(text, "Warning: Check block assertion failed")
			if warned != (test.says != "") || !strings.Contains(text, test.says) {
				t.Errorf("warned = %v, no %q in\n%s", warned, test.says, text)
			}
		})
	}
}

// An ephemeral block is read in the apply again, of a saved plan too.
func TestTheGuardClosesBetweenPlanAndApply(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, guard)
	server := fakeapi.New(busy(3))
	w := newWorkdir(t, server, guard, "TF_VAR_max_live=3")
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	server.Update(func([]fakeapi.Session) []fakeapi.Session { return busy(4) })
	failure := (*cliError)(nil)
	if err := w.Apply(t.Context()); !errors.As(err, &failure) || !strings.Contains(failure.stderr, "More than 3 sessions are live.") {
		t.Errorf("err = %v", err)
	}
}

// An ephemeral block is not read for longer than it says. The minute of the example
// is a second here.
func TestTheGuardDoesNotWaitForASlowAPI(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, guard)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(root, guard))); err != nil {
		t.Fatal(err)
	}
	hasten(t, filepath.Join(folder, "main.tf"), `read = "1m"`, `read = "1s"`)
	w := workdirOf(t, fakeapi.New(nil, fakeapi.Latency(time.Hour)), folder)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := w.Plan(ctx); !isFailure(err, "The read timeout passed before the list was read.") {
		t.Errorf("err = %v", err)
	}
}

// hasten changes a part of a file, which has to be there once.
func hasten(t *testing.T, path, from, to string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), from); n != 1 {
		t.Fatalf("%s has %q %d times", path, from, n)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// isFailure tells whether the CLI refused, in such words. It breaks lines, and
// draws a border beside them.
func isFailure(err error, says string) bool {
	failure := (*cliError)(nil)
	return errors.As(err, &failure) && failure.status == 1 &&
		strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(failure.stderr, "│", " ")), " "), says)
}

// The ways past it that its README names.
func TestTheGuardHasWaysPastIt(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, guard)
	for _, folder := range []string{guard, counts} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.NewSample(busy(4)), folder, "TF_VAR_max_live=3", "TF_VAR_warn_live=3")
			for flag, want := range map[string]bool{"-destroy": true, "-refresh-only": true, "-target=terraform_data.none": true, "-refresh=true": false} {
				_, err := w.Run(t.Context(), "plan", "-no-color", flag)
				if past := err == nil; past != want {
					t.Errorf("%s goes past: %v, want %v: %v", flag, past, want, err)
				}
			}
		})
	}
}
