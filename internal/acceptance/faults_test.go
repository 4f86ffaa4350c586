package acceptance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
)

// The faults that users are likeliest to meet, and those whose outcome the CLI has a part
// in: it passes on what the provider makes of odd texts and numbers.
var faultRuns = map[string]string{
	"connection refused":                             "always",
	"reset in the body":                              "once on page 2",
	"a body shorter than its length":                 "always on page 2",
	"429 with 300 s, which do not fit":               "always on page 2",
	"502 with HTML":                                  "once on page 2",
	"403":                                            "always on page 2",
	"404 of the service":                             "always",
	"HTML with status 200":                           "always on page 2",
	"9,990 levels of nesting in meta":                "always on page 2",
	"invalid UTF-8 in a title":                       "always on page 2",
	"2^63 participants":                              "always on page 2",
	"no paging":                                      "always",
	"pages counted from 0":                           "always",
	"page_no ignored, always page 1":                 "always",
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
	timeout := run.Reader.Timeout
	if timeout == 0 {
		timeout = time.Hour
	}
	w := newCase(t, rig.Server, "fault", "TF_VAR_read_timeout="+timeout.String())
	if run.Line == faults.Nobody {
		rig.Server.Close()
	}

	made := w.report(t, "apply", "-auto-approve")
	if run.Want.Result == faults.Failed {
		wantFailure(t, made, run.Want.Says)
	} else if err := judge(rig, run.Want, made.outputs); err != nil {
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

// judge compares outputs with the outcome that the fault may have.
func judge(rig *faults.Rig, want faults.Outcome, outputs map[string]any) error {
	list, _ := outputs["ids"].([]any)
	complete := outputs["complete"] == true
	var ids []string
	for _, id := range list {
		ids = append(ids, fmt.Sprint(id))
	}
	if complete != (want.Result == faults.Whole) || !complete && len(ids) != want.Held {
		return fmt.Errorf("%d sessions, complete %t, want %+v", len(ids), complete, want)
	}
	return rig.Check(ids, complete)
}
