package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
)

// block is the model of a block that reads from the API.
type block interface {
	// validate reports problems between several arguments.
	validate() diag.Diagnostics
	// deadline returns a context that ends when timeouts.read has passed.
	deadline(ctx context.Context) (context.Context, context.CancelFunc, diag.Diagnostics)
	// read fills the model.
	read(ctx context.Context, connection *connection) diag.Diagnostics
}

// validateBlock reports problems between several arguments of a block.
func validateBlock(ctx context.Context, config tfsdk.Config, model block) diag.Diagnostics {
	diags := config.Get(ctx, model)
	if !diags.HasError() {
		diags.Append(model.validate()...)
	}

	return diags
}

// readBlock reads what a block asks for, and sets its values.
func readBlock(
	ctx context.Context, connection *connection, config tfsdk.Config, model block, set func(context.Context, any) diag.Diagnostics,
) diag.Diagnostics {
	diags := config.Get(ctx, model)
	if diags.HasError() {
		return diags
	}

	ctx, cancel, problems := model.deadline(ctx)
	defer cancel()

	if diags.Append(problems...); diags.HasError() {
		return diags
	}

	if diags.Append(model.read(ctx, connection)...); !diags.HasError() {
		diags.Append(set(ctx, model)...)
	}

	return diags
}
