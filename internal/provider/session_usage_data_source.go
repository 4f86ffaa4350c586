package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
)

type sessionUsageDataSource struct {
	connected
}

var (
	_ datasource.DataSourceWithConfigure      = (*sessionUsageDataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*sessionUsageDataSource)(nil)
)

func newSessionUsageDataSource() datasource.DataSource { return &sessionUsageDataSource{} }

func (d *sessionUsageDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_session_usage"
}

func (d *sessionUsageDataSource) Schema(ctx context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = sessionUsageSchema(ctx)
}

// ValidateConfig reports what no argument can tell by itself.
func (d *sessionUsageDataSource) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	resp.Diagnostics.Append(validateList[sessionUsageModel](ctx, req.Config)...)
}

func (d *sessionUsageDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.Diagnostics.Append(readList[sessionUsageModel](ctx, d.connection, req.Config, resp.State.Set)...)
}
