package provider_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
)

// The rows that users are likeliest to meet, over real sockets and behind all
// that a CLI does to an answer and to an error.
func TestACommandLineCopesWithTheWorstOfTheCatalogue(t *testing.T) {
	t.Parallel()

	for _, row := range faults.Rows() {
		if !row.CLI {
			continue
		}

		for _, run := range row.Runs() {
			if strings.HasSuffix(run.Title, "page 1") {
				continue // page 2 is the harder one; every page is tried without a CLI
			}

			t.Run(fmt.Sprintf("%s/%s/%s", row.Group, row.Name, run.Title), func(t *testing.T) {
				t.Parallel()
				tryFaultOnCLI(t, run)
			})
		}
	}
}

func tryFaultOnCLI(t *testing.T, run faults.Run) {
	t.Helper()

	rig := run.Rig()
	t.Cleanup(rig.Server.Close)

	if only := (faults.Reader{Timeout: run.Reader.Timeout}); run.Arguments != nil || run.Reader != only {
		t.Fatal("the configuration has no place for what this row wants")
	}

	w := worldOf(t, rig.Server)
	if run.Line == faults.Nobody {
		rig.Server.Close()
	}

	timeout := time.Hour
	if run.Reader.Timeout > 0 {
		timeout = run.Reader.Timeout
	}

	step := resource.TestStep{
		ConfigDirectory: config.StaticDirectory("testdata/TestACommandLineCopesWithTheWorstOfTheCatalogue"),
		ConfigVariables: config.Variables{"read_timeout": config.StringVariable(timeout.String())},
	}

	if run.Want.Result == faults.Failed {
		said := w.fails(t, step)
		wantText(t, strings.ToLower(said), "unable to list sessions", strings.ToLower(run.Want.Says))
		wantNoSecret(t, said)
	} else {
		step.Check = func(state *terraform.State) error { return judgeOutputs(rig, run, state.RootModule().Outputs) }
		w.applies(t, step)
	}

	if run.Line != faults.Nobody && rig.Fired() == 0 {
		t.Error("the fault never fired")
	}
}

// judgeOutputs holds the state against what may be.
func judgeOutputs(rig *faults.Rig, run faults.Run, outputs map[string]*terraform.OutputState) error {
	list, _ := outputs["ids"].Value.([]any)
	complete := outputs["complete"].Value == "true"

	ids := make([]string, len(list))
	for i, id := range list {
		ids[i] = fmt.Sprint(id)
	}

	if complete != (run.Want.Result == faults.Whole) || !complete && len(ids) != run.Want.Held {
		return fmt.Errorf("%d sessions, complete %t, want %+v", len(ids), complete, run.Want)
	}

	return rig.Check(ids, complete)
}
