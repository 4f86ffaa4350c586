package main

import (
	"bufio"
	"context"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is the provider as it is built.
var program string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "provider")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "provider")
	build := exec.CommandContext(context.Background(), "go", "build", "-buildvcs=false", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		log.Panicf("%v\n%s", err, output)
	}
	m.Run()
}

// Windows and slim containers have no zone data of their own.
func TestMain_zoneData(t *testing.T) {
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

func TestMain_version(t *testing.T) {
	t.Parallel()
	output, err := exec.CommandContext(t.Context(), program, "-version").Output()
	if err != nil || string(output) != "terraform-provider-realtimekit dev\n" {
		t.Errorf("printed %q, %v", output, err)
	}
}

func TestMain_debug(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), program, "-debug")
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
