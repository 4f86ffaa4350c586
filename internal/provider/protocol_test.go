package provider_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

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

// link is a provider that is spoken to in the protocol and without a CLI.
type link struct {
	server tfprotov6.ProviderServer
	name   string
	schema *tfprotov6.Schema
}

const (
	sessionsType = "realtimekit_sessions"
	usageType    = "realtimekit_session_usage"
)

// connect configures the provider from the environment alone.
func (w *world) connect(t *testing.T) link {
	t.Helper()

	return w.connectWith(t, nil)
}

// connectWith configures it with these arguments as well.
func (w *world) connectWith(t *testing.T, arguments map[string]any) link {
	t.Helper()

	return connectTo(t, w.server(), arguments)
}

func connectTo(tb testing.TB, server tfprotov6.ProviderServer, arguments map[string]any) link {
	tb.Helper()

	schemas := schemas(tb)

	configured, err := server.ConfigureProvider(tb.Context(), &tfprotov6.ConfigureProviderRequest{
		Config: configuration(tb, schemas.Provider, arguments),
	})
	if err != nil || len(configured.Diagnostics) > 0 {
		tb.Fatal(err, configured.Diagnostics)
	}

	return link{server: server, name: sessionsType, schema: schemas.DataSourceSchemas[sessionsType]}
}

// of is the same link to another data source.
func (l link) of(tb testing.TB, name string) link {
	tb.Helper()

	return link{server: l.server, name: name, schema: schemas(tb).DataSourceSchemas[name]}
}

// read gives the attributes of a data block with these arguments.
func (l link) read(t *testing.T, arguments map[string]any) map[string]tftypes.Value {
	t.Helper()

	answer := l.answer(t, arguments)
	if len(answer.Diagnostics) > 0 {
		t.Errorf("%v", answer.Diagnostics)

		return nil
	}

	return l.attributes(t, answer)
}

// answer is what comes of a data block with these arguments, warnings included.
func (l link) answer(t *testing.T, arguments map[string]any) *tfprotov6.ReadDataSourceResponse {
	t.Helper()

	// A call has a context of its own, as it has over gRPC: the framework keeps
	// all that it was ever given.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()

	answer, err := l.server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{
		TypeName: l.name, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Error(err)

		return &tfprotov6.ReadDataSourceResponse{Diagnostics: []*tfprotov6.Diagnostic{{Detail: err.Error()}}}
	}

	return answer
}

// attributes are those of an answer with a state.
func (l link) attributes(t *testing.T, answer *tfprotov6.ReadDataSourceResponse) map[string]tftypes.Value {
	t.Helper()

	state, err := answer.State.Unmarshal(l.schema.ValueType())
	if err != nil {
		t.Errorf("the answer does not fit the schema: %v", err)

		return nil
	}

	var attributes map[string]tftypes.Value
	if err := state.As(&attributes); err != nil {
		t.Error(err)
	}

	return attributes
}

// configuration is a block with these arguments and no other.
func configuration(tb testing.TB, schema *tfprotov6.Schema, arguments map[string]any) *tfprotov6.DynamicValue {
	tb.Helper()

	attributes := map[string]tftypes.Value{}
	for _, attribute := range schema.Block.Attributes {
		attributes[attribute.Name] = tftypes.NewValue(attribute.ValueType(), arguments[attribute.Name])
	}

	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), tftypes.NewValue(schema.ValueType(), attributes))
	if err != nil {
		tb.Fatal(err)
	}

	return &value
}

func listOf(t *testing.T, value tftypes.Value) []tftypes.Value {
	t.Helper()

	var list []tftypes.Value
	if err := value.As(&list); err != nil {
		t.Error(err)
	}

	return list
}
