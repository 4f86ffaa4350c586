package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// listBlock is the model M of a block that reads a list of sessions, whatever becomes
// of them and whichever kind of block it is.
type listBlock[M any] interface {
	*M

	// validate reports what no argument can tell by itself.
	validate() diag.Diagnostics
	// deadline bounds the read.
	deadline(context.Context) (context.Context, context.CancelFunc, diag.Diagnostics)
	// query is what the block asks of the API.
	query(*connection) (realtimekit.Query, diag.Diagnostics)
	// read fills the model; its error is one of the client's.
	read(context.Context, *realtimekit.Client, realtimekit.Query) (diag.Diagnostics, error)
}

// validateList reports what is wrong with a block as a whole.
func validateList[M any, L listBlock[M]](ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var model M

	diags := config.Get(ctx, &model)
	if !diags.HasError() {
		diags.Append(L(&model).validate()...)
	}

	return diags
}

// readList reads the list that a block asks for and sets its values.
func readList[M any, L listBlock[M]](
	ctx context.Context, connection *connection, config tfsdk.Config, set func(context.Context, any) diag.Diagnostics,
) diag.Diagnostics {
	var model M

	diags := config.Get(ctx, &model)
	if diags.HasError() {
		return diags
	}

	block := L(&model)

	ctx, cancel, problems := block.deadline(ctx)
	defer cancel()

	diags.Append(problems...)

	query, problems := block.query(connection)
	if diags.Append(problems...); diags.HasError() {
		return diags
	}

	found, err := block.read(ctx, connection.client, query)
	if err != nil {
		diags.Append(unableToListSessions(err, query))

		return diags
	}

	diags.Append(found...)
	diags.Append(set(ctx, model)...)

	return diags
}
