package provider_test

import (
	"maps"
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
	for name, arguments := range map[string]object{
		"all":             nil,
		"chosen columns":  {"columns": []any{"created_at", "meta"}},
		"newest, in full": {"max_items": 7, "include_undocumented": true},
		"a status":        {"status": "ENDED", "on_incomplete": "warn"},
	} {
		want := w.connect(t).read(t, arguments)

		got, reported := w.connect(t).open(t, arguments)
		same := func(a, b tftypes.Value) bool { return a.Equal(b) }
		if len(reported) > 0 || !maps.EqualFunc(got, want, same) {
			t.Errorf("%s: %v, want %v; reported %v", name, got, want, reported)
		}
	}
}

func TestSessionsEphemeral_sameErrors(t *testing.T) {
	t.Parallel()
	incomplete := func() *world { return newWorld(t, fakeapi.Sessions(50), oneTooMany()) }
	for name, made := range map[string]func() *world{
		"unknown app": func() *world {
			return newWorld(t, nil).with(map[string]string{"REALTIMEKIT_APP_ID": "another-app"})
		},
		"no credentials": func() *world { return newWorld(t, nil).without("CLOUDFLARE_API_TOKEN") },
		"no account":     func() *world { return newWorld(t, nil).without("CLOUDFLARE_ACCOUNT_ID") },
		"incomplete":     incomplete,
	} {
		_, got := made().connect(t).open(t, nil)
		want := made().connect(t).answer(t, nil).Diagnostics
		if len(got) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	_, got := incomplete().connect(t).open(t, object{"on_incomplete": "warn"})
	if len(got) != 1 || got[0].Severity != tfprotov6.DiagnosticSeverityWarning {
		t.Errorf("a list that is not proven complete: %v, want a warning", got)
	}
}
