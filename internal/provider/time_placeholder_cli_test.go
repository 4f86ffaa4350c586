package provider_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Terraform below 1.10 and OpenTofu below 1.9 have no unknown plantimestamp():
// while they validate, it is the first day of year 1. That is no mistake in the
// configuration; but a read must not take it for no bound.
func TestATimeOfYearOneWaitsForTheRead(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	p := w.process(t, nil)

	if reported := p.validate(t); len(reported) != 0 {
		t.Errorf("validate reports %+v", reported)
	}

	refused := map[string]string{}
	for _, d := range p.plan(t) {
		refused[d.Summary] = d.Detail
	}

	if got, want := slices.Sorted(maps.Keys(refused)), []string{"Invalid end_time", "Invalid start_time"}; !slices.Equal(got, want) {
		t.Errorf("plan reports %q, want %q", got, want)
	}

	for summary, detail := range refused {
		if !strings.Contains(detail, "cannot be used: a time of the first hundred years is none that a session can have; ") {
			t.Errorf("%s: %s", summary, detail)
		}
	}

	w.wantRequests(t, 0)
}
