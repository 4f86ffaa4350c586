package workdir

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
)

// Verdict is how the runs of a configuration's own tests ended.
type Verdict struct{ Passed, Failed, Errored, Skipped int }

// Test runs the configuration's own tests, the *.tftest.hcl files. The error is
// a [*command.Failure] when one of them failed.
func (w *Dir) Test(ctx context.Context) (Verdict, error) {
	text, err := w.Run(ctx, "test", "-json")
	if err != nil {
		return Verdict{}, err
	}
	return verdictOf(text)
}

// verdictOf reads the summary among the lines of JSON that a CLI prints. A CLI
// that found no test prints one as well, of no runs.
func verdictOf(text string) (Verdict, error) {
	for line := range strings.Lines(text) {
		var message struct {
			Summary *Verdict `json:"test_summary"`
		}
		if err := json.Unmarshal([]byte(line), &message); err != nil {
			return Verdict{}, err
		}
		if message.Summary != nil {
			return *message.Summary, nil
		}
	}
	return Verdict{}, errors.New("the CLI does not say how its tests ended")
}
