package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

type sessionUsageModel struct {
	sessionListModel
	groupOrder

	GroupBy  types.List   `tfsdk:"group_by"`
	TimeZone types.String `tfsdk:"time_zone"`

	Totals types.Object `tfsdk:"totals"`
	// Groups stays null: its rows do not pass through the framework.
	Groups types.List `tfsdk:"groups"`
}

func sessionUsageSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Adds up the sessions of a RealtimeKit app: how many, how long, with how many participants, as a whole and in groups. " +
			"It reads the same pages as `realtimekit_sessions`, with the same proof that none is missing, and keeps no session: " +
			"the size of the state depends on the number of groups, not of sessions.",
		Attributes: merged(sessionListAttributes(ctx), groupOrderAttributes(), map[string]schema.Attribute{
			"group_by": schema.ListAttribute{
				MarkdownDescription: "What to group sessions by, in this order: at most one of the periods `hour`, `day`, `week` (Monday first) and `month`, " +
					"and any of `meeting`, `status` and `type`. No groups if absent.",
				ElementType: types.StringType,
				Optional:    true,
				Validators:  []validator.List{groupKeys{}},
			},
			"time_zone": optionalText("Time zone of the periods, daylight saving included: a name of the IANA database such as `Europe/Berlin`. "+
				"`UTC` by default. It does not change `start_time` and `end_time`.", checkTimeZone),
			"totals": objectAttribute("Totals of all sessions, including those in no period.", totalsColumns()),
			"groups": listAttribute("The groups that have at least one session. Without `sort_by` they are sorted by the elements of `group_by`, null last. "+
				"Empty without `group_by`. Each session is in exactly one group, so the sums of all groups, before rounding, are the totals, "+
				"unless `max_groups` leaves some out.", allGroupColumns()),
		}),
	}
}

func (m *sessionUsageModel) validate() diag.Diagnostics {
	return append(m.sessionListModel.validate(), m.groupOrder.validate(m.GroupBy)...)
}

type sumCollector struct {
	*usage.Fold

	options usage.Options
}

func (c *sumCollector) Reset() { c.Fold = usage.New(c.options) }

func (m *sessionUsageModel) options() (options usage.Options, diags diag.Diagnostics) {
	var err error
	if !m.GroupBy.IsNull() {
		if options.GroupBy, err = usage.ParseKeys(knownTexts(m.GroupBy)); err != nil {
			diags.Append(invalidArgument(path.Root("group_by"), err))
		}
	}
	if !m.TimeZone.IsNull() {
		if options.Zone, err = usage.ParseZone(m.TimeZone.ValueString()); err != nil {
			diags.Append(invalidArgument(path.Root("time_zone"), err))
		}
	}
	return options, diags
}

func (m *sessionUsageModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	query, diags := m.query(conn)
	options, problems := m.options()
	if diags.Append(problems...); diags.HasError() {
		return diags
	}
	sums := &sumCollector{options: options}

	listing, err := conn.client.Sessions(ctx, query, sums)
	if err != nil {
		return append(diags, sessionsReading(query).unableTo(err))
	}
	diags.Append(m.setResult(query, listing, true)...)

	report := sums.Report()
	m.Totals = objectValue(totalsColumns(), &usage.Group{Totals: report.Totals})

	rows := newRows(ctx, allGroupColumns(), "Set max_groups of this block, or group by less.")
	for _, group := range m.choose(report.Groups) {
		rows.Add(group)
	}
	if err := rows.Return(ctx, "groups", false); err != nil {
		return append(diags, sessionsReading(query).unableTo(err))
	}
	return append(diags, missing(report, sums.Rooms(listing.Has))...)
}

func missing(report usage.Report, rooms int64) (diags diag.Diagnostics) {
	warn := func(count int64, summary, sessions, effect string) {
		if count > 0 {
			diags.AddWarning(summary, fmt.Sprintf("%s: %d of %d. %s", sessions, count, report.Totals.Sessions, effect))
		}
	}

	warn(report.Gaps.Minutes, "Some sessions have no readable minutes_consumed",
		"Sessions that are not live and whose minutes_consumed is missing or not a number", "They are missing from minutes_consumed.")
	warn(report.Gaps.Times, "Some sessions have no readable start or end",
		"Sessions that are not live and whose started_at or ended_at is missing or cannot be read as a time", "They are missing from session_minutes.")
	warn(report.Gaps.Lengths, "Some sessions have an impossible length",
		"Sessions that ended before they started, or more than 366 days later", "They are not counted in session_minutes.")
	warn(report.Gaps.Periods, "Some sessions belong to no period",
		"Sessions whose created_at cannot be read as a time", "They are in the groups whose period_start is null.")
	if rooms > 0 {
		diags.AddWarning("Some breakout rooms are not counted", fmt.Sprintf("Breakout rooms with minutes_consumed that are nested in a session "+
			"and are not in the list themselves: %d. Their minutes are not in any sum, because it is not documented whether the "+
			"minutes_consumed of the session includes them.", rooms))
	}
	return diags
}
