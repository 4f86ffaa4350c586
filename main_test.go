package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is the provider as it is built.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "provider")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return path
}

// Windows and slim containers have none of their own, where no test would tell.
func TestZoneDataIsCompiledIn(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", ".")
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	packages, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(strings.Fields(string(packages)), "time/tzdata") {
		t.Error("the provider is built without time/tzdata")
	}
}

func TestTheVersionIsPrinted(t *testing.T) {
	t.Parallel()
	output, err := exec.CommandContext(t.Context(), program(t), "-version").Output()
	if err != nil || string(output) != "terraform-provider-realtimekit dev\n" {
		t.Errorf("printed %q, %v", output, err)
	}
}

func TestADebuggerIsToldHowToAttach(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), program(t), "-debug")
	cmd.WaitDelay = 10 * time.Second
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	attach := ""
	for lines := bufio.NewScanner(stdout); attach == "" && lines.Scan(); {
		if _, after, found := strings.Cut(lines.Text(), "TF_REATTACH_PROVIDERS="); found {
			attach = after
		}
	}
	for _, want := range []string{`"registry.terraform.io/realtimekit/realtimekit":{`, `"ProtocolVersion":6`} {
		if !strings.Contains(attach, want) {
			t.Errorf("the CLI is told %q, without %s", attach, want)
		}
	}
	// It waits for a CLI until somebody ends it.
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait()
}
