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
	var model sessionsModel

	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)

	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(model.validate()...)
	}
}

func (d *sessionsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model sessionsModel

	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)

	if resp.Diagnostics.HasError() {
		return
	}

	ctx, cancel, diags := model.deadline(ctx)
	defer cancel()

	resp.Diagnostics.Append(diags...)

	query, diags := model.query(d.connection)
	resp.Diagnostics.Append(diags...)

	if resp.Diagnostics.HasError() {
		return
	}

	listing, rows, err := model.read(ctx, d.client, query)
	if err != nil {
		resp.Diagnostics.Append(unableToListSessions(err, query))

		return
	}

	resp.Diagnostics.Append(model.fill(query, listing, forSessions)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, model)...)

	if rows != nil {
		rowSinkOf(ctx).commit("sessions", rows)
	}
}
