package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// Schema and model are two lists of the same attributes: a read fails, or its
// answer cannot be read by the schema's type, where they differ.
func TestAnAnswerFitsTheSchema(t *testing.T) {
	t.Parallel()

	state := newWorld(t, fakeapi.Sessions(40)).connect(t).read(t, nil)
	sessions := listOf(t, state["sessions"])

	if len(sessions) != 40 {
		t.Errorf("%d sessions, want 40", len(sessions))
	}

	for i, session := range sessions {
		if !session.IsFullyKnown() || session.IsNull() {
			t.Errorf("session %d is %s", i, session)
		}
	}
}

// Behind another server than ours, rows take the framework's own path, to the
// same answer.
func TestAReadBehindTheFrameworksOwnServerIsTheSame(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(250))
	plain := providerserver.NewProtocol6(provider.New("test", provider.WithEnvironment(w.getenv)))()

	for name, arguments := range map[string]map[string]any{
		"all": nil, "none": {"search": "nobody has this title"}, "the newest, whole": {"max_items": 7, "include_undocumented": true},
	} {
		got, want := w.connect(t).read(t, arguments), connectTo(t, plain, nil).read(t, arguments)
		for attribute, value := range want {
			if !got[attribute].Equal(value) {
				t.Errorf("%s: %s is %s, want %s", name, attribute, got[attribute], value)
			}
		}
	}
}
