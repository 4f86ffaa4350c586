package acceptance

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What is counted can be said, in an error and in a warning.
func TestACountOfLiveSessionsIsSaid(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		live    int
		errors  string
		warning string
	}{
		"as many as want no warning": {2, "", ""},
		"one more":                   {3, "", "3 sessions are live, and more than 2 are many."},
		"as many as may be":          {4, "", "4 sessions are live, and more than 2 are many."},
		"one too many":               {5, "5 sessions are live, and 4 may be.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(busy(test.live)), counts, "TF_VAR_max_live=4", "TF_VAR_warn_live=2")
			text, err := w.Run(t.Context(), "plan", "-no-color", "-detailed-exitcode")
			if test.errors != "" {
				if !isFailure(err, test.errors) {
					t.Errorf("err = %v, want %q", err, test.errors)
				}
				return
			}
			warned := strings.Contains(text, "Check block assertion failed")
			if err != nil || warned != (test.warning != "") || !strings.Contains(text, test.warning) {
				t.Errorf("warned = %v, no %q in\n%s\n%v", warned, test.warning, text, err)
			}
		})
	}
}

// A list that is not complete is no count.
func TestACountThatIsNotProvenFails(t *testing.T) {
	t.Parallel()
	unproven := fakeapi.TotalCount(func(real int) any { return real + 5 })
	w := newWorkdir(t, fakeapi.New(busy(1), unproven), counts)
	if err := w.Plan(t.Context()); !isFailure(err, "list of sessions is not proven complete") {
		t.Errorf("err = %v", err)
	}
}
