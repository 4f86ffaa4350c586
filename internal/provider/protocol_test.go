package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// Schema and model are two lists of the same attributes: a read fails, or its
// answer cannot be read by the schema's type, where they differ.
func TestAnAnswerFitsTheSchema(t *testing.T) {
	t.Parallel()

	const name = "realtimekit_sessions"

	server := newWorld(t, fakeapi.Sessions(40)).server()
	schemas := schemas(t)
	schema := schemas.DataSourceSchemas[name]

	configured, err := server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: empty(t, schemas.Provider)})
	if err != nil || len(configured.Diagnostics) > 0 {
		t.Fatal(err, configured.Diagnostics)
	}

	answer, err := server.ReadDataSource(t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: name, Config: empty(t, schema)})
	if err != nil || len(answer.Diagnostics) > 0 {
		t.Fatal(err, answer.Diagnostics)
	}

	state, err := answer.State.Unmarshal(schema.ValueType())
	if err != nil {
		t.Fatal(err)
	}

	var (
		attributes map[string]tftypes.Value
		sessions   []tftypes.Value
	)

	if err := state.As(&attributes); err != nil {
		t.Fatal(err)
	}

	if err := attributes["sessions"].As(&sessions); err != nil || len(sessions) != 40 {
		t.Fatalf("%d sessions (%v), want 40", len(sessions), err)
	}

	for i, session := range sessions {
		if !session.IsFullyKnown() || session.IsNull() {
			t.Errorf("session %d is %s", i, session)
		}
	}
}

// empty is a configuration block without arguments.
func empty(t *testing.T, schema *tfprotov6.Schema) *tfprotov6.DynamicValue {
	t.Helper()

	attributes := map[string]tftypes.Value{}
	for _, attribute := range schema.Block.Attributes {
		attributes[attribute.Name] = tftypes.NewValue(attribute.ValueType(), nil)
	}

	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), tftypes.NewValue(schema.ValueType(), attributes))
	if err != nil {
		t.Fatal(err)
	}

	return &value
}
