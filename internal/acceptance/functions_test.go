package acceptance

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// needsFunctions skips on a CLI without functions of providers.
func needsFunctions(t *testing.T) {
	t.Helper()
	skipBelow(t, "1.8", "1.7")
}

// Functions need no account. What is unknown in the plan is written in the apply.
func TestFunctions_outputs(t *testing.T) {
	t.Parallel()
	needsFunctions(t)
	server := fakeapi.New(nil)
	w := newCase(t, server, "functions", withoutAccount()...)
	w.must(t, "plan", "-out=saved.tfplan")
	unknown := w.unknownOutputs(t, "saved.tfplan")
	if want := []string{"unknown_cell", "unknown_column", "unknown_rows", "unknown_window"}; !slices.Equal(unknown, want) {
		t.Errorf("the plan does not know %q, want %q", unknown, want)
	}
	made := w.report(t, "apply", "saved.tfplan")
	golden(t, "functions/outputs.golden", jsonText(t, made.outputs, "  "))
	w.must(t, "plan", "-detailed-exitcode")
	wantRequests(t, server, 0)
}

// Both CLIs name the argument, and show its line.
func TestFunctions_mistakes(t *testing.T) {
	t.Parallel()
	needsFunctions(t)
	made := newCase(t, fakeapi.New(nil), "function-mistakes", withoutAccount()...).report(t, "validate")
	golden(t, "function-mistakes/errors.golden", made.text())
}
