package workdir

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

// Run runs the CLI in the working directory and returns its standard output,
// quietly: each command warns of the development override, which is no news here.
// The error is a [*command.Failure] when the CLI ran, and the context's when that
// ended it.
func (w *Dir) Run(ctx context.Context, subcommand string, arguments ...string) (string, error) {
	cmd := command.Isolated(ctx, w.cli.Path, append([]string{subcommand}, arguments...)...)
	cmd.Dir, cmd.Env = w.configuration(), w.env
	return command.Output(ctx, cmd, w.cli.Name+" "+subcommand)
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
	if failure := (*command.Failure)(nil); errors.As(err, &failure) && failure.Status == someChanges {
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
