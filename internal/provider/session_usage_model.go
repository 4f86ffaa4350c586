package provider

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

type sessionUsageModel struct {
	listModel

	GroupBy  types.List   `tfsdk:"group_by"`
	TimeZone types.String `tfsdk:"time_zone"`

	// options are what these two say, once query has read them.
	options usage.Options

	Totals *totalsModel `tfsdk:"totals"`
	Groups []groupModel `tfsdk:"groups"`
}

type totalsModel struct {
	Sessions                  types.Int64   `tfsdk:"sessions"`
	LiveSessions              types.Int64   `tfsdk:"live_sessions"`
	LiveParticipants          types.Int64   `tfsdk:"live_participants"`
	MinutesConsumed           types.Float64 `tfsdk:"minutes_consumed"`
	SessionMinutes            types.Float64 `tfsdk:"session_minutes"`
	MaxConcurrentParticipants types.Int64   `tfsdk:"max_concurrent_participants"`
	FirstStartedAt            types.String  `tfsdk:"first_started_at"`
	LastEndedAt               types.String  `tfsdk:"last_ended_at"`
	ChildSessions             types.Int64   `tfsdk:"child_sessions"`
	ChildMinutesConsumed      types.Float64 `tfsdk:"child_minutes_consumed"`
}

type groupModel struct {
	totalsModel

	PeriodStart        types.String `tfsdk:"period_start"`
	AssociatedID       types.String `tfsdk:"associated_id"`
	MeetingDisplayName types.String `tfsdk:"meeting_display_name"`
	Status             types.String `tfsdk:"status"`
	Type               types.String `tfsdk:"type"`
}

// usageFold collects the sums of a list.
type usageFold struct {
	*usage.Fold

	options usage.Options
}

// Reset begins the sums again. usage.New accepted the options before.
func (f *usageFold) Reset() { f.Fold, _ = usage.New(f.options) }

// query is what the block asks of the API.
func (m *sessionUsageModel) query(connection *connection) (realtimekit.Query, diag.Diagnostics) {
	query, diags := m.listModel.query(connection)
	diags.Append(m.readOptions()...)

	return query, diags
}

// readOptions reads how to put the sessions into groups.
func (m *sessionUsageModel) readOptions() diag.Diagnostics {
	var (
		diags diag.Diagnostics
		names []string
		err   error
	)

	for _, element := range m.GroupBy.Elements() {
		if name, ok := element.(types.String); ok {
			names = append(names, name.ValueString())
		}
	}

	if !m.GroupBy.IsNull() {
		if m.options.GroupBy, err = usage.ParseKeys(names); err != nil {
			diags.Append(invalidArgument(path.Root("group_by"), err))
		}
	}

	if !m.TimeZone.IsNull() {
		if m.options.Zone, err = usage.ParseZone(m.TimeZone.ValueString()); err != nil {
			diags.Append(invalidArgument(path.Root("time_zone"), err))
		}
	}

	return diags
}

// read reads the list and adds it up page by page.
func (m *sessionUsageModel) read(ctx context.Context, client *realtimekit.Client, query realtimekit.Query) (diag.Diagnostics, error) {
	if _, err := usage.New(m.options); err != nil {
		return nil, err
	}

	fold := &usageFold{options: m.options}

	listing, err := client.Sessions(ctx, query, fold)
	if err != nil {
		return nil, err
	}

	return append(m.fill(query, listing, forTotals), m.fillUsage(fold.Report())...), nil
}

// fillUsage puts the sums into the model.
func (m *sessionUsageModel) fillUsage(report usage.Report) diag.Diagnostics {
	totals := newTotalsModel(report.Totals)
	m.Totals, m.Groups = &totals, make([]groupModel, len(report.Groups))

	for i, group := range report.Groups {
		m.Groups[i] = groupModel{
			totalsModel:        newTotalsModel(group.Totals),
			AssociatedID:       types.StringPointerValue(group.AssociatedID),
			MeetingDisplayName: types.StringPointerValue(group.MeetingDisplayName),
			Status:             types.StringPointerValue(group.Status),
			Type:               types.StringPointerValue(group.Type),
		}

		if group.PeriodStart != nil {
			m.Groups[i].PeriodStart = types.StringValue(group.PeriodStart.Format(time.RFC3339))
		}
	}

	var diags diag.Diagnostics
	if report.Unreadable > 0 {
		diags.AddWarning("Some sessions belong to no period", fmt.Sprintf("Sessions whose created_at cannot be read as a time: %d of %d. "+
			"They are in the groups whose period_start is null.", report.Unreadable, report.Totals.Sessions))
	}

	return diags
}

func newTotalsModel(totals usage.Totals) totalsModel {
	return totalsModel{
		Sessions:                  types.Int64Value(totals.Sessions),
		LiveSessions:              types.Int64Value(totals.LiveSessions),
		LiveParticipants:          types.Int64Value(totals.LiveParticipants),
		MinutesConsumed:           types.Float64Value(totals.MinutesConsumed),
		SessionMinutes:            types.Float64Value(totals.SessionMinutes),
		MaxConcurrentParticipants: types.Int64PointerValue(totals.MaxConcurrentParticipants),
		FirstStartedAt:            types.StringPointerValue(totals.FirstStartedAt),
		LastEndedAt:               types.StringPointerValue(totals.LastEndedAt),
		ChildSessions:             types.Int64Value(totals.ChildSessions),
		ChildMinutesConsumed:      types.Float64Value(totals.ChildMinutesConsumed),
	}
}
