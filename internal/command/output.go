package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
)

// Failure is a program that ended with another status than 0.
type Failure struct {
	Command        string // "terraform plan"
	Status         int
	Stdout, Stderr string
}

// Error has all that the program said: where something failed, nothing is noise.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s: exit status %d\n%s\n%s", f.Command, f.Status, f.Stdout, f.Stderr)
}

// Output runs an [Isolated] program and returns its standard output. The error is
// a [*Failure], with the name by which people know the program, when it ran, and
// the context's when that ended it.
func Output(ctx context.Context, cmd *exec.Cmd, name string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if err != nil {
		sweep(cmd)
	}
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return stdout.String(), &Failure{name, exit.ExitCode(), stdout.String(), stderr.String()}
	}
	return stdout.String(), err
}
