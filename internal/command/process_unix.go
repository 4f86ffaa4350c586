//go:build unix

package command

import (
	"os"
	"os/exec"
	"syscall"
)

// isolate puts the command into a process group of its own.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func interrupt(cmd *exec.Cmd) error { return cmd.Process.Signal(os.Interrupt) }

// sweep ends what a command that did not end well may have left running, such
// as the provider of a CLI that had to be killed.
func sweep(cmd *exec.Cmd) {
	if cmd.Process != nil {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
}
