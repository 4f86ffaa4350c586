package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// record reads all sessions as a CLI would, without one, and gives the state that
// the provider answers with, encoded.
func record(ctx context.Context, from *api) ([]byte, error) {
	const name = "realtimekit_sessions"

	server := provider.NewServer("bench", provider.WithEnvironment(from.getenv))()

	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return nil, err
	}

	block, err := empty(schemas.Provider)
	if err != nil {
		return nil, err
	}

	if _, err := server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{Config: block}); err != nil {
		return nil, err
	}

	block, err = empty(schemas.DataSourceSchemas[name])
	if err != nil {
		return nil, err
	}

	answer, err := server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{TypeName: name, Config: block})
	if err != nil {
		return nil, err
	}

	if len(answer.Diagnostics) > 0 {
		return nil, fmt.Errorf("%s: %s", answer.Diagnostics[0].Summary, answer.Diagnostics[0].Detail)
	}

	return answer.State.MsgPack, nil
}

func (a *api) getenv(name string) string {
	for _, variable := range a.variables() {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}

	return ""
}

// empty is a block without arguments.
func empty(schema *tfprotov6.Schema) (*tfprotov6.DynamicValue, error) {
	attributes := map[string]tftypes.Value{}
	for _, attribute := range schema.Block.Attributes {
		attributes[attribute.Name] = tftypes.NewValue(attribute.ValueType(), nil)
	}

	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), tftypes.NewValue(schema.ValueType(), attributes))

	return &value, err
}
