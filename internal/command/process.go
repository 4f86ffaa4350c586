package command

import (
	"context"
	"os/exec"
	"time"
)

// patience is how long a program may take to end after it was asked to.
const patience = 15 * time.Second

// Exec is a program that is interrupted when ctx ends, so that it can tidy up, and
// killed only if it does not end then.
func Exec(ctx context.Context, path string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, path, arguments...)
	cmd.Cancel = func() error { return interrupt(cmd) }
	cmd.WaitDelay = patience
	return cmd
}

// Isolated is a program that gets no signal but ours. Ctrl-C in a terminal goes
// to every process of the group there, and a CLI that is interrupted twice, by
// the terminal and by us, ends without tidying up.
func Isolated(ctx context.Context, path string, arguments ...string) *exec.Cmd {
	cmd := Exec(ctx, path, arguments...)
	isolate(cmd)
	return cmd
}
