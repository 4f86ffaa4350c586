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

// The values of on_incomplete.
const (
	onIncompleteError = "error"
	onIncompleteWarn  = "warn"
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

// fill puts what is known of the list into the model.
func (m *listModel) fill(query realtimekit.Query, listing realtimekit.Listing, aim purpose) diag.Diagnostics {
	m.AccountID = types.StringValue(query.AccountID)
	m.AppID = types.StringValue(query.AppID)
	m.TotalCount = types.Int64PointerValue(listing.TotalCount)
	m.Complete = types.BoolValue(listing.Complete)

	onIncomplete := cmp.Or(m.OnIncomplete.ValueString(), onIncompleteError)

	return append(ignoredFilter(listing.Ignored), incomplete(query, listing, onIncomplete, aim)...)
}
