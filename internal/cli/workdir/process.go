package workdir

import (
	"context"
	"os/exec"
	"time"
)

// patience is how long a command may take to end after it was asked to.
const patience = 15 * time.Second

// isolated is a command that gets no signal but ours. Ctrl-C in a terminal goes
// to every process of the group there, and a CLI that is interrupted twice, by
// the terminal and by us, ends without tidying up.
func isolated(ctx context.Context, path string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, path, arguments...)
	isolate(cmd)
	cmd.Cancel = func() error { return interrupt(cmd) }
	cmd.WaitDelay = patience
	return cmd
}
