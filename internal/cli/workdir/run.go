package workdir

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
)

// Failure is a command that ended with another status than 0.
type Failure struct {
	Command        string // "terraform plan"
	Status         int
	Stdout, Stderr string
}

// Error has all that the command said: where something failed, nothing is noise.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s: exit status %d\n%s\n%s", f.Command, f.Status, f.Stdout, f.Stderr)
}

// Run runs the CLI in the working directory and returns its standard output,
// quietly: each command warns of the development override, which is no news here.
// The error is a [*Failure] when the CLI ran, and the context's when that ended it.
func (w *Dir) Run(ctx context.Context, command string, arguments ...string) (string, error) {
	cmd := isolated(ctx, w.cli.Path, append([]string{command}, arguments...)...)
	cmd.Dir, cmd.Env = w.configuration(), w.env
	return run(ctx, cmd, w.cli.Name+" "+command)
}

// Plan makes the plan that [Dir.Apply] applies.
func (w *Dir) Plan(ctx context.Context) error {
	_, err := w.Run(ctx, "plan", "-no-color", "-out="+w.plan())
	return err
}

// Apply applies the plan that [Dir.Plan] made.
func (w *Dir) Apply(ctx context.Context) error {
	_, err := w.Run(ctx, "apply", "-no-color", w.plan())
	return err
}

// ShowPlan is that plan as JSON.
func (w *Dir) ShowPlan(ctx context.Context) (string, error) {
	return w.Run(ctx, "show", "-no-color", "-json", w.plan())
}

// Changes tells whether another plan would change anything.
func (w *Dir) Changes(ctx context.Context) (bool, error) {
	const someChanges = 2
	_, err := w.Run(ctx, "plan", "-no-color", "-detailed-exitcode")
	if failure := (*Failure)(nil); errors.As(err, &failure) && failure.Status == someChanges {
		return true, nil
	}
	return false, err
}

// Text is an output that is a string.
func (w *Dir) Text(ctx context.Context, output string) (string, error) {
	return w.Run(ctx, "output", "-no-color", "-raw", output)
}

// Outputs are the values of all outputs, by name, as encoding/json has them.
func (w *Dir) Outputs(ctx context.Context) (map[string]any, error) {
	text, err := w.Run(ctx, "output", "-no-color", "-json")
	if err != nil {
		return nil, err
	}
	var outputs map[string]struct{ Value any }
	if err := json.Unmarshal([]byte(text), &outputs); err != nil {
		return nil, err
	}
	values := map[string]any{}
	for name, output := range outputs {
		values[name] = output.Value
	}
	return values, nil
}

func run(ctx context.Context, cmd *exec.Cmd, name string) (string, error) {
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
