//go:build unix

package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAnInterruptedBuildLeavesNothingBehind(t *testing.T) {
	dir, temp := module(t), t.TempDir()
	t.Setenv("GOTMPDIR", temp)
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()

	// Instead of the first tool runs a script that says so and never ends.
	started, script := filepath.Join(dir, "started"), filepath.Join(dir, "script")
	if err := syscall.Mkfifo(started, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho >'"+started+"'\nsleep 600\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = os.ReadFile(started)
		interrupt()
	}()

	err := Go(ctx, dir, nil, "-toolexec", script, "-o", os.DevNull, ".")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
