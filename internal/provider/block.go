package provider

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

const defaultReadTimeout = 10 * time.Minute

// block is the model of a block that reads from the API.
type block interface {
	// validate reports problems between several arguments.
	validate() diag.Diagnostics
	// deadline returns a context that ends when timeouts.read has passed.
	deadline(ctx context.Context) (context.Context, context.CancelFunc, diag.Diagnostics)
	read(ctx context.Context, conn *connection) diag.Diagnostics
}

func validateBlock(ctx context.Context, config tfsdk.Config, model block) diag.Diagnostics {
	diags := config.Get(ctx, model)
	if !diags.HasError() {
		diags.Append(model.validate()...)
	}
	return diags
}

func readBlock(
	ctx context.Context, conn *connection, config tfsdk.Config, model block, set func(context.Context, any) diag.Diagnostics,
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
	if diags.Append(model.read(ctx, conn)...); !diags.HasError() {
		diags.Append(set(ctx, model)...)
	}
	return diags
}

type blockModel struct {
	AccountID types.String   `tfsdk:"account_id"`
	Timeouts  timeouts.Value `tfsdk:"timeouts"`
}

func (m *blockModel) validate() diag.Diagnostics { return nil }

func (m *blockModel) deadline(ctx context.Context) (context.Context, context.CancelFunc, diag.Diagnostics) {
	limit, diags := m.Timeouts.Read(ctx, defaultReadTimeout)
	ctx, cancel := context.WithTimeout(ctx, limit)
	return ctx, cancel, diags
}

type appModel struct {
	blockModel

	AppID types.String `tfsdk:"app_id"`
}

func (m *appModel) setApp(account, app string) {
	m.AccountID, m.AppID = types.StringValue(account), types.StringValue(app)
}

// checkApp returns the next step if the API does not find the account or the app.
func checkApp(account, app string) string {
	return fmt.Sprintf("Check account_id %s and app_id %s: the app must belong to the account. "+
		"The data source realtimekit_apps lists its apps.", account, app)
}

func blockAttributes(ctx context.Context) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"account_id": idAttribute("Cloudflare account, 32 hexadecimal digits. The provider's `account_id` by default.", realtimekit.CheckAccountID),
		"timeouts":   timeoutsAttribute(ctx),
	}
}

func appAttributes(ctx context.Context) map[string]schema.Attribute {
	return merged(blockAttributes(ctx), map[string]schema.Attribute{
		"app_id": idAttribute("RealtimeKit app, a UUID. The provider's `app_id` by default.", realtimekit.CheckAppID),
	})
}

// timeoutsAttribute is that of the timeouts module, described in Markdown, and with a
// validator that names the argument.
func timeoutsAttribute(ctx context.Context) schema.Attribute {
	attribute := timeouts.AttributesWithOpts(ctx, timeouts.Opts{})
	if nested, ok := attribute.(schema.SingleNestedAttribute); ok {
		nested.MarkdownDescription = "Timeouts of the block."
		attribute = nested
		if read, ok := nested.Attributes["read"].(schema.StringAttribute); ok {
			read.MarkdownDescription = "Maximum duration of the whole read, including retries and waits for the request budget, " +
				"such as `30s` or `1h30m`. `10m` by default."
			read.Validators = textValidators(checkTimeout)
			nested.Attributes["read"] = read
		}
	}
	return attribute
}
