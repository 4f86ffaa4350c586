package provider_test

import (
	"context"
	"maps"
	"os"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

const (
	sessionsType = "realtimekit_sessions"
	usageType    = "realtimekit_session_usage"
)

// world is a fake API and the environment of a provider that reads it.
type world struct {
	api         *fakeapi.Server
	environment map[string]string
}

func newWorld(t *testing.T, data []fakeapi.Session, options ...fakeapi.Option) *world {
	t.Helper()
	api := fakeapi.New(data, options...)
	t.Cleanup(api.Close)
	return worldOf(t, api)
}

// worldOf returns a world with an API that was made elsewhere.
func worldOf(t *testing.T, api *fakeapi.Server) *world {
	t.Helper()
	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return &world{api: api, environment: map[string]string{
		"CLOUDFLARE_BASE_URL":   baseURL,
		"CLOUDFLARE_API_TOKEN":  fakeapi.Token,
		"CLOUDFLARE_ACCOUNT_ID": fakeapi.AccountID,
		"REALTIMEKIT_APP_ID":    fakeapi.AppID,
	}}
}

// without removes variables from the environment.
func (w *world) without(names ...string) *world {
	for _, name := range names {
		delete(w.environment, name)
	}
	return w
}

// with sets variables in the environment.
func (w *world) with(variables map[string]string) *world {
	maps.Copy(w.environment, variables)
	return w
}

func (w *world) server() tfprotov6.ProviderServer {
	return provider.NewServer("test", w.getenv)()
}

func (w *world) getenv(name string) string { return w.environment[name] }

// link is a configured provider and one of its blocks, called through the protocol.
type link struct {
	server tfprotov6.ProviderServer
	name   string
	schema *tfprotov6.Schema
}

// connect configures the provider with an empty provider block.
func (w *world) connect(t *testing.T) link {
	t.Helper()
	return w.connectWith(t, nil)
}

// connectWith configures the provider with these arguments of the provider block.
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

// of returns the same link to another data source.
func (l link) of(tb testing.TB, name string) link {
	tb.Helper()
	return link{server: l.server, name: name, schema: schemas(tb).DataSourceSchemas[name]}
}

// read returns the attributes of a data block with these arguments.
func (l link) read(t *testing.T, arguments map[string]any) map[string]tftypes.Value {
	t.Helper()
	answer := l.answer(t, arguments)
	if len(answer.Diagnostics) > 0 {
		t.Errorf("%v", answer.Diagnostics)
		return nil
	}
	return l.attributes(t, answer)
}

// answer returns the answer to a data block with these arguments, with diagnostics.
func (l link) answer(t *testing.T, arguments map[string]any) *tfprotov6.ReadDataSourceResponse {
	t.Helper()
	// As over gRPC, a call has a context of its own: the framework keeps every context.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	return l.answerWithin(ctx, t, arguments)
}

func (l link) answerWithin(ctx context.Context, t *testing.T, arguments map[string]any) *tfprotov6.ReadDataSourceResponse {
	t.Helper()
	answer, err := l.server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{
		TypeName: l.name, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Error(err)
		return &tfprotov6.ReadDataSourceResponse{Diagnostics: []*tfprotov6.Diagnostic{{Detail: err.Error()}}}
	}
	return answer
}

// attributes returns the attributes in the state of an answer.
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

// problemsOfProvider validates a provider block.
func problemsOfProvider(t *testing.T, arguments map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()
	got, err := provider.NewServer("test", os.Getenv)().ValidateProviderConfig(t.Context(), &tfprotov6.ValidateProviderConfigRequest{
		Config: configuration(t, schemas(t).Provider, arguments),
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.Diagnostics
}

// problemsOf validates a data block.
func problemsOf(t *testing.T, name string, arguments map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()
	got, err := provider.NewServer("test", os.Getenv)().ValidateDataResourceConfig(t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{
		TypeName: name, Config: configuration(t, schemas(t).DataSourceSchemas[name], arguments),
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.Diagnostics
}

// problemsOfEphemeral validates an ephemeral block.
func problemsOfEphemeral(t *testing.T, name string, arguments map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()
	got, err := provider.NewServer("test", os.Getenv)().ValidateEphemeralResourceConfig(t.Context(), &tfprotov6.ValidateEphemeralResourceConfigRequest{
		TypeName: name, Config: configuration(t, schemas(t).EphemeralResourceSchemas[name], arguments),
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.Diagnostics
}

// call calls a function of a provider that is not configured.
func call(tb testing.TB, name string, arguments ...tftypes.Value) (tftypes.Value, *tfprotov6.FunctionError) {
	tb.Helper()
	function, request := schemas(tb).Functions[name], &tfprotov6.CallFunctionRequest{Name: name}
	for i, argument := range arguments {
		parameter := function.VariadicParameter
		if i < len(function.Parameters) {
			parameter = function.Parameters[i]
		}
		value, err := tfprotov6.NewDynamicValue(parameter.Type, argument)
		if err != nil {
			tb.Fatal(err)
		}
		request.Arguments = append(request.Arguments, &value)
	}
	response, err := provider.NewServer("test", os.Getenv)().CallFunction(tb.Context(), request)
	if err != nil {
		tb.Fatal(err)
	}
	if response.Error != nil {
		return tftypes.Value{}, response.Error
	}
	result, err := response.Result.Unmarshal(function.Return.Type)
	if err != nil {
		tb.Fatal(err)
	}
	return result, nil
}

var askForSchemas = sync.OnceValues(func() (*tfprotov6.GetProviderSchemaResponse, error) {
	return provider.NewServer("test", os.Getenv)().GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
})

// schemas returns the schemas of the provider, which tests must not change.
func schemas(tb testing.TB) *tfprotov6.GetProviderSchemaResponse {
	tb.Helper()
	all, err := askForSchemas()
	if err != nil || len(all.Diagnostics) > 0 {
		tb.Fatal(err, all)
	}
	return all
}
