package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
)

// sessionsEphemeralResource is the data source for those who want no session in
// plan or state: the same model, schema and read.
type sessionsEphemeralResource struct {
	connected
}

var (
	_ ephemeral.EphemeralResourceWithConfigure      = (*sessionsEphemeralResource)(nil)
	_ ephemeral.EphemeralResourceWithValidateConfig = (*sessionsEphemeralResource)(nil)
)

func newSessionsEphemeralResource() ephemeral.EphemeralResource { return &sessionsEphemeralResource{} }

func (e *sessionsEphemeralResource) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_sessions"
}

func (e *sessionsEphemeralResource) Schema(ctx context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = ephemeralSchema(sessionsSchema(ctx),
		"Lists the sessions of a RealtimeKit app without putting one of them into plan or state. "+
			"It takes the arguments of the data source `realtimekit_sessions` and gives the same values; they may only be used where "+
			"Terraform and OpenTofu allow ephemeral values. It is read in the plan and once more in the apply.")
}

// Configure takes the connection over. There is none yet while Terraform
// validates.
func (e *sessionsEphemeralResource) Configure(_ context.Context, req ephemeral.ConfigureRequest, _ *ephemeral.ConfigureResponse) {
	e.connect(req.ProviderData)
}

// ValidateConfig reports what no argument can tell by itself.
func (e *sessionsEphemeralResource) ValidateConfig(ctx context.Context, req ephemeral.ValidateConfigRequest, resp *ephemeral.ValidateConfigResponse) {
	resp.Diagnostics.Append(validateList[sessionsModel](ctx, req.Config)...)
}

// Open reads the list. There is nothing to renew or to close afterwards.
func (e *sessionsEphemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	resp.Diagnostics.Append(readList[sessionsModel](ctx, e.connection, req.Config, resp.Result.Set)...)
}
