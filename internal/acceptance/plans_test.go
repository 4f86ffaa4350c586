package acceptance

import (
	"encoding/json"
	"testing"
)

var none = map[string][]string{}

// plan is what the CLI says of one in JSON.
type plan struct {
	Changes []struct {
		Address string
		Change  struct{ Actions []string }
	} `json:"resource_changes"`
	Values struct {
		Outputs map[string]struct{ Value any }
	} `json:"planned_values"`
}

func planOf(t *testing.T, w *workdir) plan {
	t.Helper()
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var made plan
	text, err := w.ShowPlan(t.Context())
	if err == nil {
		err = json.Unmarshal([]byte(text), &made)
	}
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// planned is what another plan would do, by address, without what it leaves alone.
func planned(t *testing.T, w *workdir) map[string][]string {
	t.Helper()
	actions := map[string][]string{}
	for _, change := range planOf(t, w).Changes {
		if change.Change.Actions[0] != "no-op" {
			actions[change.Address] = change.Change.Actions
		}
	}
	return actions
}

// plannedOutputs are what the outputs would be, sensitive ones too.
func plannedOutputs(t *testing.T, w *workdir) map[string]any {
	t.Helper()
	values := map[string]any{}
	for name, output := range planOf(t, w).Values.Outputs {
		values[name] = output.Value
	}
	return values
}
