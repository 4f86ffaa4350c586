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
	var model sessionUsageModel

	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)

	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(model.validate()...)
	}
}

func (d *sessionUsageDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model sessionUsageModel

	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)

	if resp.Diagnostics.HasError() {
		return
	}

	ctx, cancel, diags := model.deadline(ctx)
	defer cancel()

	resp.Diagnostics.Append(diags...)

	query, diags := model.query(d.connection)
	resp.Diagnostics.Append(diags...)

	options, diags := model.options()
	resp.Diagnostics.Append(diags...)

	if resp.Diagnostics.HasError() {
		return
	}

	report, listing, err := readUsage(ctx, d.client, query, options)
	if err != nil {
		resp.Diagnostics.Append(unableToListSessions(err, query))

		return
	}

	resp.Diagnostics.Append(model.fill(query, listing, forTotals)...)
	resp.Diagnostics.Append(model.fillUsage(report)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, model)...)
}
