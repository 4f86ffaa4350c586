package provider_test

import (
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// open returns the attributes of an ephemeral block with these arguments.
func (l link) open(t *testing.T, arguments map[string]any) (map[string]tftypes.Value, []*tfprotov6.Diagnostic) {
	t.Helper()

	answer, err := l.server.OpenEphemeralResource(t.Context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName: sessionsType, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Fatal(err)
	}
	if answer.Private != nil || !answer.RenewAt.IsZero() {
		t.Errorf("private data %q, renewal at %s", answer.Private, answer.RenewAt)
	}
	if len(answer.Diagnostics) > 0 {
		return nil, answer.Diagnostics
	}
	return l.attributes(t, &tfprotov6.ReadDataSourceResponse{State: answer.Result}), nil
}

func TestSessionsEphemeral_sameAsDataSource(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(50))
	for name, arguments := range differentLists {
		want := w.connect(t).read(t, arguments)

		got, reported := w.connect(t).open(t, arguments)
		if len(reported) > 0 || len(got) != len(want) {
			t.Errorf("%s: %d attributes, want %d; reported %v", name, len(got), len(want), reported)
		}
		for attribute, value := range want {
			if !got[attribute].Equal(value) {
				t.Errorf("%s: %s is %s, want %s", name, attribute, got[attribute], value)
			}
		}
	}
}

func TestSessionsEphemeral_sameErrors(t *testing.T) {
	t.Parallel()

	tooFew := fakeapi.TotalCount(func(matching int) any { return matching + 1 })
	for name, made := range map[string]func() *world{
		"unknown app": func() *world {
			return newWorld(t, nil).with(map[string]string{"REALTIMEKIT_APP_ID": "another-app"})
		},
		"no credentials": func() *world { return newWorld(t, nil).without("CLOUDFLARE_API_TOKEN") },
		"no account":     func() *world { return newWorld(t, nil).without("CLOUDFLARE_ACCOUNT_ID") },
		"incomplete":     func() *world { return newWorld(t, fakeapi.Sessions(50), tooFew) },
	} {
		_, got := made().connect(t).open(t, nil)
		want := made().connect(t).answer(t, nil).Diagnostics
		if len(got) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestSessionsEphemeral_validate(t *testing.T) {
	t.Parallel()

	l := newWorld(t, nil).connect(t)
	for summary, arguments := range map[string]map[string]any{
		"page_no with max_items": {"page_no": 1, "max_items": 1},
		"Invalid time window":    {"start_time": "2026-02-01T00:00:00Z", "end_time": "2026-01-01T00:00:00Z"},
	} {
		answer, err := l.server.ValidateEphemeralResourceConfig(t.Context(), &tfprotov6.ValidateEphemeralResourceConfigRequest{
			TypeName: sessionsType, Config: configuration(t, l.schema, arguments),
		})
		if err != nil || summaries(answer.Diagnostics) != "ERROR: "+summary {
			t.Errorf("%s: %v, %v", summary, answer, err)
		}
	}
}
