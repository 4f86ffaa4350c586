package provider

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

const defaultReadTimeout = 10 * time.Minute

// listModel is what listAttributes describes.
type listModel struct {
	AccountID    types.String   `tfsdk:"account_id"`
	AppID        types.String   `tfsdk:"app_id"`
	AssociatedID types.String   `tfsdk:"associated_id"`
	StartTime    types.String   `tfsdk:"start_time"`
	EndTime      types.String   `tfsdk:"end_time"`
	Participants types.String   `tfsdk:"participants"`
	Search       types.String   `tfsdk:"search"`
	Status       types.String   `tfsdk:"status"`
	PerPage      types.Number   `tfsdk:"per_page"`
	OnIncomplete types.String   `tfsdk:"on_incomplete"`
	Timeouts     timeouts.Value `tfsdk:"timeouts"`

	TotalCount types.Int64 `tfsdk:"total_count"`
	Complete   types.Bool  `tfsdk:"complete"`
}

// validate reports what no argument can tell by itself. Unknown values, and
// those that their own validators refuse, are left alone.
func (m *listModel) validate() diag.Diagnostics {
	var diags diag.Diagnostics

	if start, end := moment(m.StartTime), moment(m.EndTime); !start.IsZero() && !end.IsZero() && start.After(end) {
		diags.AddAttributeError(path.Root("start_time"), "Invalid time window",
			fmt.Sprintf("start_time (%s) is after end_time (%s). Exchange the two, or move one of them.",
				m.StartTime.ValueString(), m.EndTime.ValueString()))
	}

	return diags
}

// deadline bounds the read.
func (m *listModel) deadline(ctx context.Context) (context.Context, context.CancelFunc, diag.Diagnostics) {
	limit, diags := m.Timeouts.Read(ctx, defaultReadTimeout)
	ctx, cancel := context.WithTimeout(ctx, limit)

	return ctx, cancel, diags
}

// query is what the block asks of the API.
func (m *listModel) query(connection *connection) (realtimekit.Query, diag.Diagnostics) {
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

// reading describes the block in errors.
func (m *listModel) reading(query realtimekit.Query) reading {
	return reading{
		what: "list sessions", items: "sessions", target: "account, app or page", accountID: query.AccountID,
		checkTarget: fmt.Sprintf("Check account_id %s and app_id %s: the app must belong to the account.", query.AccountID, query.AppID),
		sent:        query.Sent(), perPage: query.PerPage, pageNo: query.PageNo, maxItems: query.MaxItems, narrow: narrowWindow,
	}
}

// fill sets the attributes that describe the list.
func (m *listModel) fill(query realtimekit.Query, listing realtimekit.Listing, totals bool) diag.Diagnostics {
	m.AccountID = types.StringValue(query.AccountID)
	m.AppID = types.StringValue(query.AppID)
	m.TotalCount = types.Int64PointerValue(listing.TotalCount)
	m.Complete = types.BoolValue(listing.Complete)

	onIncomplete := cmp.Or(m.OnIncomplete.ValueString(), onIncompleteError)

	return append(m.reading(query).ignored(listing), m.reading(query).incomplete(listing, onIncomplete, easierProof(query, totals))...)
}
