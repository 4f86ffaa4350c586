//go:build !unix

package command

import "os/exec"

// isolate does nothing where there are no process groups.
func isolate(*exec.Cmd) {}

// interrupt kills: there is no gentler signal to send.
func interrupt(cmd *exec.Cmd) error { return cmd.Process.Kill() }

func sweep(*exec.Cmd) {}
