package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
)

type sessionsDataSource struct {
	connected
}

var (
	_ datasource.DataSourceWithConfigure      = (*sessionsDataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*sessionsDataSource)(nil)
)

func newSessionsDataSource() datasource.DataSource { return &sessionsDataSource{} }

func (d *sessionsDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_sessions"
}

func (d *sessionsDataSource) Schema(ctx context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = sessionsSchema(ctx)
}

// ValidateConfig reports what no argument can tell by itself.
func (d *sessionsDataSource) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	resp.Diagnostics.Append(validateList[sessionsModel](ctx, req.Config)...)
}

func (d *sessionsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.Diagnostics.Append(readList[sessionsModel](ctx, d.connection, req.Config, resp.State.Set)...)
}
