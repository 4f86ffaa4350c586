package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// sessionListModel is what sessionListSchema describes.
type sessionListModel struct {
	appModel
	listModel

	AssociatedID types.String `tfsdk:"associated_id"`
	StartTime    types.String `tfsdk:"start_time"`
	EndTime      types.String `tfsdk:"end_time"`
	Participants types.String `tfsdk:"participants"`
	Search       types.String `tfsdk:"search"`
	Status       types.String `tfsdk:"status"`
	PerPage      types.Number `tfsdk:"per_page"`
}

// validate reports a window that ends before it starts. Unknown values, and those that
// their own validators refuse, are ignored.
func (m *sessionListModel) validate() diag.Diagnostics {
	var diags diag.Diagnostics
	if start, end := moment(m.StartTime), moment(m.EndTime); !start.IsZero() && !end.IsZero() && start.After(end) {
		diags.AddAttributeError(path.Root("start_time"), "Invalid time window",
			fmt.Sprintf("start_time (%s) is after end_time (%s). Exchange the two, or move one of them.",
				m.StartTime.ValueString(), m.EndTime.ValueString()))
	}
	return diags
}

// query is what the block asks of the API.
func (m *sessionListModel) query(connection *connection) (realtimekit.Query, diag.Diagnostics) {
	account, app, diags := connection.app(m.AccountID, m.AppID)
	diags.Append(notAPlaceholder("start_time", m.StartTime)...)
	diags.Append(notAPlaceholder("end_time", m.EndTime)...)
	return realtimekit.Query{
		AccountID:    account,
		AppID:        app,
		AssociatedID: m.AssociatedID.ValueString(),
		StartTime:    moment(m.StartTime),
		EndTime:      moment(m.EndTime),
		Participants: m.Participants.ValueString(),
		Search:       m.Search.ValueString(),
		Status:       m.Status.ValueString(),
		PerPage:      intOf(m.PerPage),
	}, diags
}

// sessionsReading describes the read of a list of sessions.
func sessionsReading(query realtimekit.Query) reading {
	return reading{
		what: "list sessions", items: "sessions", target: "account, app or page",
		checkTarget: checkApp(query.AccountID, query.AppID), accountID: query.AccountID,
		sent: query.Sent(), perPage: query.PerPage, pageNo: query.PageNo, maxItems: query.MaxItems, narrow: narrowWindow, hasPerPage: true,
	}
}

// fill sets the attributes that describe the list.
func (m *sessionListModel) fill(query realtimekit.Query, listing realtimekit.Listing, totals bool) diag.Diagnostics {
	m.setApp(query.AccountID, query.AppID)
	return m.setListing(sessionsReading(query), listing, easierProof(query, totals))
}
