package provider_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// process runs a CLI as users do, with the provider in a process of its own. It
// shows what the testing framework hides: warnings, validate, the provider's own
// environment, and aliases.
type process struct {
	plugin      string
	directory   string
	environment []string
}

// diagnostic is what a CLI reports of an error or a warning.
type diagnostic struct {
	Severity, Summary, Detail, Address string
}

// hasty keeps the race detector, with which the plugin is built where the tests
// are, from holding up the end of each plugin for a second.
func hasty() string { return "GORACE=" + os.Getenv("GORACE") + " atexit_sleep_ms=0" }

// process prepares the configuration in the test's directory, with variables
// and what the testing framework would add to it.
func (w *world) process(t *testing.T, variables map[string]string) *process {
	t.Helper()

	// The rows of a table share a configuration.
	test, _, _ := strings.Cut(t.Name(), "/")

	return w.processOf(t, test, variables)
}

// processOf does so with the configuration in any directory of testdata.
func (w *world) processOf(t *testing.T, configuration string, variables map[string]string) *process {
	t.Helper()

	home := t.TempDir()
	p := &process{
		plugin:      filepath.Join(home, pluginName),
		directory:   filepath.Join(home, "configuration"),
		environment: append(os.Environ(), "TF_CLI_CONFIG_FILE="+override(t, home), "CHECKPOINT_DISABLE=1", hasty()),
	}
	p.serveFromTheTest(t)

	for _, source := range []string{"process", configuration} {
		if err := os.CopyFS(p.directory, os.DirFS(filepath.Join("testdata", source))); err != nil {
			t.Fatal(err)
		}
	}

	for name, value := range w.environment {
		p.environment = append(p.environment, name+"="+value)
	}

	for name, value := range variables {
		p.environment = append(p.environment, "TF_VAR_"+name+"="+value)
	}

	return p
}

// serveFromTheTest makes this very program the plugin, see TestMain.
func (p *process) serveFromTheTest(t *testing.T) {
	t.Helper()

	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}

	if err := os.Symlink(self, p.plugin); err != nil {
		t.Fatal(err)
	}
}

// override writes a CLI configuration that takes the plugin from a directory.
func override(t *testing.T, directory string) string {
	t.Helper()

	file := filepath.Join(directory, "cli.tfrc")
	text := fmt.Sprintf(`provider_installation {
  dev_overrides {
    "realtimekit/realtimekit" = %q
  }
  direct {}
}
`, directory)

	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}

	return file
}

// run gives all that the CLI wrote, and whether it was content.
func (p *process) run(t *testing.T, arguments ...string) (output []byte, ok bool) {
	t.Helper()

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()

	output, err := p.command(ctx, arguments...).CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("%v: %v\n%s", arguments, err, output)
	}

	return output, err == nil
}

// command is the CLI, ready to start.
func (p *process) command(ctx context.Context, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, underTest.path, arguments...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = p.directory, p.environment, 5*time.Second

	return cmd
}

// must runs what must not fail.
func (p *process) must(t *testing.T, arguments ...string) []byte {
	t.Helper()

	output, ok := p.run(t, arguments...)
	if !ok {
		t.Fatalf("%v failed:\n%s", arguments, output)
	}

	return output
}

// console gives what the console says of an expression.
func (p *process) console(t *testing.T, expression string) string {
	t.Helper()

	cmd := p.command(t.Context(), "console")
	cmd.Stdin = strings.NewReader(expression + "\n")

	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}

	return string(output)
}

// validate gives what validate reports.
func (p *process) validate(t *testing.T) []diagnostic {
	t.Helper()

	output, _ := p.run(t, "validate", "-json")

	return validated(t, output)
}

// validated reads the output of validate -json.
func validated(t *testing.T, output []byte) []diagnostic {
	t.Helper()

	var report struct{ Diagnostics []diagnostic }
	if err := json.Unmarshal(output, &report); err != nil {
		t.Fatalf("%v in:\n%s", err, output)
	}

	return ours(report.Diagnostics)
}

// plan gives what plan reports.
func (p *process) plan(t *testing.T) []diagnostic {
	t.Helper()

	output, _ := p.run(t, "plan", "-json")

	return planned(t, output)
}

// planned reads the output of plan -json.
func planned(t *testing.T, output []byte) []diagnostic {
	t.Helper()

	var found []diagnostic

	for lines := bufio.NewScanner(bytes.NewReader(output)); lines.Scan(); {
		var line struct{ Diagnostic *diagnostic }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("%v in:\n%s", err, output)
		}

		if line.Diagnostic != nil {
			found = append(found, *line.Diagnostic)
		}
	}

	return ours(found)
}

// ours leaves out the CLI's warning that it runs a provider of development.
func ours(all []diagnostic) []diagnostic {
	var rest []diagnostic

	for _, d := range all {
		if d.Summary != "Provider development overrides are in effect" {
			rest = append(rest, d)
		}
	}

	return rest
}

// outputs are the values of all outputs, numbers as json.Number.
func (p *process) outputs(t *testing.T) map[string]struct{ Value any } {
	t.Helper()

	decoder := json.NewDecoder(bytes.NewReader(p.must(t, "output", "-json")))
	decoder.UseNumber()

	var values map[string]struct{ Value any }
	if err := decoder.Decode(&values); err != nil {
		t.Fatal(err)
	}

	return values
}

// build makes the program that is shipped the plugin.
func (p *process) build(t *testing.T) {
	t.Helper()

	if err := os.Remove(p.plugin); err != nil {
		t.Fatal(err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()

	if output, err := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", p.plugin, "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}
