package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type sessionsModel struct {
	listModel

	SortBy              types.String `tfsdk:"sort_by"`
	SortOrder           types.String `tfsdk:"sort_order"`
	PageNo              types.Number `tfsdk:"page_no"`
	MaxItems            types.Number `tfsdk:"max_items"`
	IncludeUndocumented types.Bool   `tfsdk:"include_undocumented"`

	Sessions []sessionModel `tfsdk:"sessions"`
}

// validate reports what no argument can tell by itself.
func (m *sessionsModel) validate() diag.Diagnostics {
	diags := m.listModel.validate()

	if intOf(m.PageNo) > 0 && intOf(m.MaxItems) > 0 {
		diags.AddAttributeError(path.Root("page_no"), "page_no with max_items",
			"page_no reads one page as it is, max_items as many pages as it takes: they exclude each other. "+
				"Remove page_no for so many sessions in all, or remove max_items and set per_page for a page of that size.")
	}

	return diags
}

// query is what the block asks of the API.
func (m *sessionsModel) query(connection *connection) (realtimekit.Query, diag.Diagnostics) {
	query, diags := m.listModel.query(connection)
	query.SortBy = m.SortBy.ValueString()
	query.SortOrder = m.SortOrder.ValueString()
	query.PageNo = intOf(m.PageNo)
	query.MaxItems = intOf(m.MaxItems)

	return query, diags
}

// read lists the sessions: encoded, where somebody waits for rows beside the
// framework, and else into the model.
func (m *sessionsModel) read(ctx context.Context, client *realtimekit.Client, query realtimekit.Query) (diag.Diagnostics, error) {
	list := m.listSessions
	if rowSinkOf(ctx) != nil {
		list = m.handOverSessions
	}

	listing, err := list(ctx, client, query)
	if err != nil {
		return nil, err
	}

	return m.fill(query, listing, forSessions), nil
}

func (m *sessionsModel) handOverSessions(ctx context.Context, client *realtimekit.Client, query realtimekit.Query) (realtimekit.Listing, error) {
	rows := &sessionRows{most: largestAnswer, undocumented: m.IncludeUndocumented.ValueBool()}

	listing, err := client.Sessions(ctx, query, rows)
	if err == nil {
		rowSinkOf(ctx).commit("sessions", rows)
	}

	return listing, err
}

func (m *sessionsModel) listSessions(ctx context.Context, client *realtimekit.Client, query realtimekit.Query) (realtimekit.Listing, error) {
	var sessions realtimekit.Slice[realtimekit.Session]

	listing, err := client.Sessions(ctx, query, &sessions)
	m.Sessions = make([]sessionModel, len(sessions))

	for i, session := range sessions {
		m.Sessions[i] = newSessionModel(session, m.IncludeUndocumented.ValueBool())
	}

	return listing, err
}
