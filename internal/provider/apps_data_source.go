package provider

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type appsModel struct {
	blockModel
	listModel

	Search    types.String `tfsdk:"search"`
	SortOrder types.String `tfsdk:"sort_order"`
	MaxItems  types.Number `tfsdk:"max_items"`

	// Apps stays null: its rows do not pass through the framework.
	Apps types.List `tfsdk:"apps"`
}

func appsSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Lists the RealtimeKit apps of an account. The read fails if the list cannot be proven complete; see `on_incomplete`.",
		Attributes: merged(blockAttributes(ctx), listAttributes("apps"), map[string]schema.Attribute{
			"search": optionalText("Only apps that match this text, of at most 125 characters. All apps if absent or empty.",
				checkOneLine, checkAppSearch),
			"sort_order": sortOrderAttribute("`ASC` or `DESC`, by `created_at`. `ASC` by default, or `DESC` with `max_items`."),
			"max_items":  maxItemsAttribute("apps", "the newest, unless `sort_order` says otherwise"),
			"apps":       listAttribute("The apps, each once, in the API's order. Empty if none matches.", appColumns()),
		}),
	}
}

func appColumns() []column[realtimekit.App] {
	type app = realtimekit.App
	return []column[app]{
		textColumn("created_at", "When the app was created, as the API writes it. Null if the API sends none.", func(a *app) *string { return a.CreatedAt }),
		textColumn("id", "Id of the app, a UUID.", func(a *app) *string { return &a.ID }),
		textColumn("name", "Name of the app. Null if the API sends none.", func(a *app) *string { return a.Name }),
	}
}

func checkAppSearch(text string) error {
	const most = 125 // as documented
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Errorf("it has %d characters, and the API accepts at most %d; shorten it", n, most)
	}
	return nil
}

func (m *appsModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	account, diags := conn.account(m.AccountID)
	if diags.HasError() {
		return diags
	}
	query := realtimekit.AppsQuery{
		AccountID: account, Search: m.Search.ValueString(), SortOrder: m.SortOrder.ValueString(), MaxItems: intOf(m.MaxItems),
	}
	info := reading{
		what: "list apps", items: "apps", target: "account or page", checkTarget: "Check account_id " + account + ".", accountID: account,
		sent: query.Sent(), maxItems: query.MaxItems, narrow: "set max_items of this block",
	}
	rows := newRows(ctx, appColumns(), "Set max_items of this block.")

	listing, err := conn.client.Apps(ctx, query, rows)
	if err == nil {
		err = rows.Return(ctx, "apps", false)
	}
	if err != nil {
		return append(diags, info.unableTo(err))
	}
	m.AccountID = types.StringValue(account)

	steps := []string{"run again when no apps are being created"}
	if !query.KeepsItems() {
		steps = []string{"remove search, and filter the apps in HCL instead, because apps may enter and leave such a list during the read"}
	}
	return append(diags, m.setListing(info, listing, steps)...)
}
