package main

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
)

func TestMain(m *testing.M) { clitest.TestMain(m) }

// Every plan is made with the programs that are measured: a benchmark that
// measures something else looks the same.
func TestEveryPlanIsMeasured(t *testing.T) {
	t.Parallel()

	b, err := prepare(t.Context(), t.TempDir(), []int{151}, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)

	found, err := b.measureAll(t.Context(), clitest.CLI(), 1, func(string) {})
	if err != nil {
		t.Fatal(err)
	}

	for plan, requests := range map[plan]int{
		{kind: none}: 0, {kind: idle}: 0, {kind: floor, sessions: 151}: 0,
		{sessions, 151, 100}: 2, {usage, 151, 100}: 2,
		{sessions, 151, 1000}: 1, {usage, 151, 1000}: 1,
	} {
		f := found[plan]
		if f.requests != requests || f.wall <= 0 || f.cpu <= 0 || f.peak <= 1<<20 {
			t.Errorf("%s: %s, want %d requests", plan, f, requests)
		}
	}

	if len(found) != len(b.plans) {
		t.Errorf("%d plans were measured of %d", len(found), len(b.plans))
	}
}
