package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// sessionsEphemeralResource has the schema and the model of the data source.
type sessionsEphemeralResource struct{ connection *connection }

var (
	_ ephemeral.EphemeralResourceWithConfigure      = (*sessionsEphemeralResource)(nil)
	_ ephemeral.EphemeralResourceWithValidateConfig = (*sessionsEphemeralResource)(nil)
)

func newSessionsEphemeralResource() ephemeral.EphemeralResource { return &sessionsEphemeralResource{} }

func (e *sessionsEphemeralResource) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_sessions"
}

func (e *sessionsEphemeralResource) Schema(ctx context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	attributes := map[string]schema.Attribute{}
	for name, attribute := range sessionsSchema(ctx).Attributes {
		attributes[name] = attribute
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Lists the sessions of a RealtimeKit app without storing any of them in plan or state. " +
			"It has the arguments and attributes of the data source `realtimekit_sessions`. Its attributes may only be used where " +
			"Terraform and OpenTofu allow ephemeral values. It is read once during plan and again during apply.",
		Attributes: attributes,
	}
}

func (e *sessionsEphemeralResource) Configure(_ context.Context, req ephemeral.ConfigureRequest, _ *ephemeral.ConfigureResponse) {
	e.connection = connectionOf(req.ProviderData)
}

func (e *sessionsEphemeralResource) ValidateConfig(ctx context.Context, req ephemeral.ValidateConfigRequest, resp *ephemeral.ValidateConfigResponse) {
	resp.Diagnostics.Append(validateBlock(ctx, req.Config, new(sessionsModel))...)
}

func (e *sessionsEphemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	resp.Diagnostics.Append(readBlock(ctx, e.connection, req.Config, new(sessionsModel), resp.Result.Set)...)
}
