//go:build unix

package command

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"testing"
	"time"
)

func TestAnInterruptedProgramTakesAlongWhatItStarted(t *testing.T) {
	t.Parallel()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	ctx, interrupt := context.WithCancel(t.Context())
	// A shell's background process does not hear interrupts, and outlives it.
	cmd := Isolated(ctx, "sh", "-c", "sleep 600 >/dev/null 2>&1 & echo started >&3; wait")
	cmd.ExtraFiles = []*os.File{writer}
	lines := bufio.NewReader(reader)
	var started sync.WaitGroup
	started.Go(func() {
		if line, err := lines.ReadString('\n'); line != "started\n" {
			t.Errorf("the command says %q, %v", line, err)
		}
		interrupt()
	})
	if _, err := Output(ctx, cmd, "sh"); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	_ = writer.Close()
	started.Wait()
	// The end of the pipe comes when nobody holds it any more.
	_ = reader.SetReadDeadline(time.Now().Add(10 * time.Second))
	if _, err := io.ReadAll(lines); err != nil {
		t.Errorf("something is left running: %v", err)
	}
}
