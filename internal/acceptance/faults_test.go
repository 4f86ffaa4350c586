package acceptance

import (
	"fmt"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
)

// faultRuns are the faults whose outcome also depends on the CLI: on what it shows of an
// error or a warning, and on the odd texts and numbers that it accepts. Package provider runs
// all faults in process.
var faultRuns = map[string]string{
	"connection refused":                             "always",
	"9,990 levels of nesting in meta":                "always on page 2",
	"invalid UTF-8 in a title":                       "always on page 2",
	"2^63 participants":                              "always on page 2",
	"an empty page in the middle of a promised list": "always",
}

func TestFaults_onACLI(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, row := range faults.Rows() {
		for _, run := range row.Runs() {
			if faultRuns[row.Name] != run.Title {
				continue
			}
			tried++
			t.Run(row.Name, func(t *testing.T) {
				t.Parallel()
				tryFault(t, run)
			})
		}
	}
	if tried != len(faultRuns) {
		t.Errorf("%d of %d faults are in the list", tried, len(faultRuns))
	}
}

func tryFault(t *testing.T, run faults.Run) {
	t.Helper()
	rig := run.Rig()
	w := newCase(t, rig.Server, "fault")
	if run.Line == faults.Nobody {
		rig.Server.Close()
	}
	made := w.report(t, "apply", "-auto-approve")
	if run.Want.Result == faults.Failed {
		wantFailure(t, made, run.Want.Says)
	} else if err := judge(rig, run.Want, made); err != nil {
		t.Errorf("%v\n%s", err, made.printed)
	}
	if run.Line != faults.Nobody && rig.Fired() == 0 {
		t.Error("the fault never happened")
	}
}

func wantFailure(t *testing.T, made result, says string) {
	t.Helper()
	if len(made.diagnostics) != 1 || made.diagnostics[0].Summary != "Unable to list sessions" {
		t.Fatalf("want one error, got\n%s", made.text())
	}
	wantText(t, strings.ToLower(made.diagnostics[0].Detail), strings.ToLower(says))
}

// judge compares outputs and warnings with the outcome that the fault may have.
func judge(rig *faults.Rig, want faults.Outcome, made result) error {
	list, _ := made.outputs["ids"].([]any)
	complete := made.outputs["complete"] == true
	var ids []string
	for _, id := range list {
		ids = append(ids, fmt.Sprint(id))
	}
	if complete != (want.Result == faults.Whole) || !complete && len(ids) != want.Held {
		return fmt.Errorf("%d sessions, complete %t, want %+v", len(ids), complete, want)
	}
	if warns := len(made.diagnostics) > 0; warns == complete {
		return fmt.Errorf("complete %t, and the CLI shows\n%s", complete, made.text())
	}
	return rig.Check(ids, complete)
}
