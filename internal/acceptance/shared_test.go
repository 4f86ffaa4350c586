package acceptance

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files")

// result is what one run of the CLI printed, and what its JSON output says.
type result struct {
	printed string
	ok      bool
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

// must runs the CLI, which must succeed.
func (w *workdir) must(t *testing.T, arguments ...string) string {
	t.Helper()
	made := w.try(t, arguments...)
	if !made.ok {
		t.Fatalf("%v failed:\n%s", arguments, made.printed)
	}
	return made.printed
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
