package provider

import (
	"context"
	"errors"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type sessionsModel struct {
	sessionListModel
	rowsModel

	SortBy              types.String `tfsdk:"sort_by"`
	SortOrder           types.String `tfsdk:"sort_order"`
	PageNo              types.Number `tfsdk:"page_no"`
	MaxItems            types.Number `tfsdk:"max_items"`
	IncludeUndocumented types.Bool   `tfsdk:"include_undocumented"`

	// Sessions stays null: its rows do not pass through the framework.
	Sessions types.List `tfsdk:"sessions"`
}

func sessionsSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Lists the sessions of a RealtimeKit app. The read fails if the list cannot be proven complete; see `on_incomplete`.",
		Attributes: merged(sessionListAttributes(ctx), map[string]schema.Attribute{
			"sort_by": optionalText("What the list is sorted by: `createdAt`, the default unless there is a `page_no`, or `minutesConsumed`. "+
				"A list sorted by `minutesConsumed` can change its order while it is read, which makes it harder to prove complete.",
				oneOf(realtimekit.SortByCreatedAt, realtimekit.SortByMinutesConsumed)),
			"sort_order": sortOrderAttribute("`ASC` or `DESC`. If both this and `sort_by` are absent: `ASC`, or `DESC` with `max_items`. " +
				"With only `sort_by` or `page_no` the API decides."),
			"page_no": optionalNumber("Reads only this page, from 1 to 2147483647, and sends only the parameters that are set here. Without `per_page` "+
				"the API decides how long it is. `on_incomplete` does not apply. All pages if absent. Conflicts with `max_items`.", 1, largestInt),
			"max_items":            maxItemsAttribute("sessions", "the newest, unless `sort_by` or `sort_order` says otherwise"),
			"include_undocumented": includeUndocumentedAttribute(),
		}, rowsSchema("sessions", "The sessions, each once, in the API's order. Empty if none matches.", sessionColumns(false))),
	}
}

func (m *sessionsModel) validate() diag.Diagnostics {
	diags := m.sessionListModel.validate()
	if intOf(m.PageNo) > 0 && intOf(m.MaxItems) > 0 {
		diags.AddAttributeError(path.Root("page_no"), "Conflicting arguments",
			"page_no reads one page as it is, and max_items reads as many pages as it needs, so only one of them can be set. "+
				"Remove page_no to limit the whole list, or remove max_items and set per_page for a page of that size.")
	}
	_, problems := m.columns()
	return append(diags, problems...)
}

func (m *sessionsModel) columns() ([]column[realtimekit.Session], diag.Diagnostics) {
	chosen, diags := chooseColumns(sessionColumns(m.IncludeUndocumented.ValueBool()), m.Columns)
	// An unknown include_undocumented may be true, and unknown columns may be any.
	if isKnown(m.Columns) && !m.IncludeUndocumented.IsUnknown() && !m.IncludeUndocumented.ValueBool() &&
		slices.Contains(columnNames(chosen), "undocumented") {
		diags.Append(invalidArgument(path.Root("columns"),
			errors.New("undocumented would always be null; set include_undocumented = true, or remove undocumented")))
	}
	return chosen, diags
}

func (m *sessionsModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	query, diags := m.query(conn)
	query.SortBy, query.SortOrder = m.SortBy.ValueString(), m.SortOrder.ValueString()
	query.PageNo, query.MaxItems = intOf(m.PageNo), intOf(m.MaxItems)

	columns, problems := m.columns()
	if diags.Append(problems...); diags.HasError() {
		return diags
	}
	rows := newRows(ctx, columns, "Narrow the window with start_time and end_time and read the list in parts, name only the columns that you need, "+
		"or use realtimekit_session_usage if totals are enough: it returns no sessions.")

	listing, err := conn.client.Sessions(ctx, query, rows)
	if err == nil {
		err = returnRows(ctx, &m.rowsModel, "sessions", rows)
	}
	if err != nil {
		return append(diags, sessionsReading(query).unableTo(err))
	}
	return append(diags, m.setResult(query, listing, false)...)
}
