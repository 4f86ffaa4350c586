package acceptance

import (
	"errors"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the page of the ephemeral block shows.
func TestTheCheckOnTheNewestSessionsFindsTheOneThatIsLeftOpen(t *testing.T) {
	t.Parallel()
	const folder = "examples/ephemeral-resources/realtimekit_sessions"
	skipUnlessItRuns(t, folder)
	for name, test := range map[string]struct {
		count, status any
		want          bool
	}{
		"nobody":                 {0, "LIVE", true},
		"nobody, in lower case":  {0, "live", true},
		"nobody, of no status":   {0, nil, true},
		"nobody, for it is over": {0, "ENDED", false},
		"who knows":              {nil, "LIVE", true},
		"one":                    {1, "LIVE", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(spelt(unsaid(emptied(nil), test.count), test.status)), folder)
			text, err := w.Run(t.Context(), "plan", "-no-color")
			if warned := strings.Contains(text, "is live with nobody in it."); err != nil || warned != test.want {
				t.Errorf("warned = %v, want %v: %v\n%s", warned, test.want, err, text)
			}
		})
	}
}

// The other way that its README warns of. When it works another day, the README
// is to be written anew.
func TestADataSourceWithinACheckIsShownAndKept(t *testing.T) {
	t.Parallel()
	title := many(1)[0].MeetingDisplayName
	w := newWorkdir(t, fakeapi.NewSample(many(1)), "internal/acceptance/testdata/data-within-check")
	for range 2 { // the second plan is no better
		text, err := w.Run(t.Context(), "plan", "-no-color", "-detailed-exitcode")
		if failure := (*cliError)(nil); !errors.As(err, &failure) || failure.status != 2 {
			t.Errorf("the plan ends with %v, want the status 2", err)
		}
		if !strings.Contains(text, "config will be reloaded to verify a check block") || !strings.Contains(text, title) {
			t.Errorf("the plan does not show the session:\n%s", text)
		}
		apply(t, w)
		if state, err := w.Run(t.Context(), "show", "-json"); err != nil || !strings.Contains(state, title) {
			t.Errorf("the state does not have the session: %v\n%s", err, state)
		}
	}
}
