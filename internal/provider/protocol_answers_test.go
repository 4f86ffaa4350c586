package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// sessionIDs are the ids of the first n sessions of the fake, oldest first.
func sessionIDs(n int) []string {
	ids := make([]string, n)
	for i, session := range fakeapi.Sessions(n) {
		ids[i] = session.ID
	}

	return ids
}

// wantWhole checks that a read gave these sessions in this order, and said that
// they are all.
func wantWhole(t *testing.T, state map[string]tftypes.Value, want []string) {
	t.Helper()

	var complete bool
	if err := state["complete"].As(&complete); err != nil || !complete {
		t.Errorf("the list is not said to be complete: %v", err)
	}

	sessions := listOf(t, state["sessions"])
	got := make([]string, len(sessions))

	for i, session := range sessions {
		var attributes map[string]tftypes.Value
		if err := session.As(&attributes); err != nil {
			t.Error(err)
		}

		if err := attributes["id"].As(&got[i]); err != nil {
			t.Error(err)
		}
	}

	if !slices.Equal(got, want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}

		t.Errorf("%d sessions were read, want %d; from the %d. on they are %q, want %q", len(got), len(want), at+1, few(got[at:]), few(want[at:]))
	}
}

// few are enough of many to see what is wrong.
func few(ids []string) []string { return ids[:min(len(ids), 5)] }
