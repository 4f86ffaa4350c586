package provider

import (
	"context"
	"errors"
	"slices"

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

// validate reports problems between several arguments.
func (m *sessionsModel) validate() diag.Diagnostics {
	diags := m.sessionListModel.validate()
	if intOf(m.PageNo) > 0 && intOf(m.MaxItems) > 0 {
		diags.AddAttributeError(path.Root("page_no"), "page_no with max_items",
			"page_no reads one page as it is, and max_items reads as many pages as it needs, so only one of them can be set. "+
				"Remove page_no to limit the whole list, or remove max_items and set per_page for a page of that size.")
	}
	_, problems := m.columns()
	diags.Append(problems...)
	return diags
}

// columns are the attributes of a session that the user chose.
func (m *sessionsModel) columns() ([]column[realtimekit.Session], diag.Diagnostics) {
	chosen, diags := chooseColumns(sessionColumns(m.IncludeUndocumented.ValueBool()), m.Columns)

	// An unknown include_undocumented may be true, and unknown columns may be any.
	always := m.Columns.IsNull() || m.Columns.IsUnknown() || m.IncludeUndocumented.IsUnknown() || m.IncludeUndocumented.ValueBool()
	if !always && slices.Contains(columnNames(chosen), "undocumented") {
		diags.Append(invalidArgument(path.Root("columns"),
			errors.New("undocumented would always be null; set include_undocumented = true, or remove undocumented")))
	}
	return chosen, diags
}

// query is what the block asks of the API.
func (m *sessionsModel) query(connection *connection) (realtimekit.Query, diag.Diagnostics) {
	query, diags := m.sessionListModel.query(connection)
	query.SortBy = m.SortBy.ValueString()
	query.SortOrder = m.SortOrder.ValueString()
	query.PageNo = intOf(m.PageNo)
	query.MaxItems = intOf(m.MaxItems)
	return query, diags
}

func (m *sessionsModel) read(ctx context.Context, connection *connection) diag.Diagnostics {
	query, diags := m.query(connection)
	columns, problems := m.columns()
	if diags.Append(problems...); diags.HasError() {
		return diags
	}
	rows := newRows(ctx, columns, "Narrow the window with start_time and end_time and read the list in parts, name only the columns that you need, "+
		"or use realtimekit_session_usage if totals are enough: it returns no sessions.")

	listing, err := connection.client.Sessions(ctx, query, rows)
	if err == nil {
		err = returnRows(ctx, &m.rowsModel, "sessions", rows)
	}
	if err != nil {
		return append(diags, sessionsReading(query).unableTo(err))
	}
	return append(diags, m.fill(query, listing, false)...)
}
