package provider_test

import (
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// open gives the attributes of an ephemeral block with these arguments.
func (l link) open(t *testing.T, arguments map[string]any) (map[string]tftypes.Value, []*tfprotov6.Diagnostic) {
	t.Helper()

	answer, err := l.server.OpenEphemeralResource(t.Context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName: sessionsType, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Fatal(err)
	}

	if answer.Private != nil || !answer.RenewAt.IsZero() {
		t.Errorf("something is left to be done: private %q, renewed at %s", answer.Private, answer.RenewAt)
	}

	if len(answer.Diagnostics) > 0 {
		return nil, answer.Diagnostics
	}

	return l.attributes(t, &tfprotov6.ReadDataSourceResponse{State: answer.Result}), nil
}

// lists are blocks that have different answers.
var lists = map[string]map[string]any{
	"all":               nil,
	"none":              {"search": "nobody has this title"},
	"the newest, whole": {"max_items": 7, "include_undocumented": true},
	"one page":          {"page_no": 2, "per_page": 30},
	"a status":          {"status": "ENDED", "on_incomplete": "warn"},
}

// On our own server the rows go past the framework, behind another they take its
// path.
func TestAnEphemeralListIsTheListOfTheDataSource(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(250))

	for served, server := range map[string]tfprotov6.ProviderServer{
		"ours": w.server(), "the framework's": providerserver.NewProtocol6(provider.New("test", provider.WithEnvironment(w.getenv)))(),
	} {
		for name, arguments := range lists {
			got, said := connectTo(t, server, nil).open(t, arguments)
			if len(said) > 0 {
				t.Fatalf("%s, %s: %v", served, name, said[0])
			}

			want := w.connect(t).read(t, arguments)
			if len(got) != len(want) {
				t.Errorf("%s, %s: %d attributes, want %d", served, name, len(got), len(want))
			}

			for attribute, value := range want {
				if !got[attribute].Equal(value) {
					t.Errorf("%s, %s: %s is %s, want %s", served, name, attribute, got[attribute], value)
				}
			}
		}
	}
}

func TestAnEphemeralListFailsLikeTheDataSource(t *testing.T) {
	t.Parallel()

	tooFew := fakeapi.TotalCount(func(matching int) any { return matching + 1 })

	for name, made := range map[string]func() *world{
		"unknown app": func() *world {
			return newWorld(t, nil).with(map[string]string{"REALTIMEKIT_APP_ID": "another-app"})
		},
		"no credentials": func() *world { return newWorld(t, nil).without("CLOUDFLARE_API_TOKEN") },
		"no account":     func() *world { return newWorld(t, nil).without("CLOUDFLARE_ACCOUNT_ID") },
		"incomplete":     func() *world { return newWorld(t, fakeapi.Sessions(250), tooFew) },
	} {
		_, got := made().connect(t).open(t, nil)
		want := made().connect(t).answer(t, nil).Diagnostics

		if len(got) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestAnEphemeralBlockIsCheckedAsAWhole(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	l := w.connect(t)

	for summary, arguments := range map[string]map[string]any{
		"page_no with max_items": {"page_no": 1, "max_items": 1},
		"Invalid time window":    {"start_time": "2026-02-01T00:00:00Z", "end_time": "2026-01-01T00:00:00Z"},
	} {
		answer, err := l.server.ValidateEphemeralResourceConfig(t.Context(), &tfprotov6.ValidateEphemeralResourceConfigRequest{
			TypeName: sessionsType, Config: configuration(t, l.schema, arguments),
		})
		if err != nil || len(answer.Diagnostics) != 1 || answer.Diagnostics[0].Summary != summary {
			t.Errorf("%s: %v, %v", summary, answer, err)
		}
	}
}
