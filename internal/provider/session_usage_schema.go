package provider

import (
	"context"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func sessionUsageSchema(ctx context.Context) schema.Schema {
	groups := rowAttributes(allGroupColumns())

	described := schema.Schema{
		MarkdownDescription: "Adds up the sessions of a RealtimeKit app: how many, how long, with how many participants, as a whole and in groups. " +
			"It reads the same pages as `realtimekit_sessions`, with the same proof that none is missing, and keeps no session: " +
			"the size of the state depends on the number of groups, not of sessions.",
		Attributes: map[string]schema.Attribute{
			"group_by": schema.ListAttribute{
				MarkdownDescription: "What to group sessions by, in this order: at most one of the periods `hour`, `day`, `week` (Monday first) and `month`, " +
					"and any of `meeting`, `status` and `type`. No groups if absent.",
				ElementType: types.StringType,
				Optional:    true,
				Validators:  []validator.List{groupKeys{}},
			},
			"time_zone": schema.StringAttribute{
				MarkdownDescription: "Time zone of the periods, daylight saving included: a name of the IANA database such as `Europe/Berlin`. " +
					"`UTC` by default. It does not change `start_time` and `end_time`.",
				Optional:   true,
				Validators: []validator.String{timeZone()},
			},
			"sort_by": schema.StringAttribute{
				MarkdownDescription: "Attribute of `groups` to sort them by, such as `minutes_consumed`. Groups with equal values keep the default order, and null comes " +
					"last. If absent, groups are sorted by what they are grouped by.",
				Optional:   true,
				Validators: []validator.String{oneOf(slices.Sorted(maps.Keys(groups))...)},
			},
			"sort_order": sortOrderAttribute("`ASC`, the default, or `DESC`. Needs `sort_by`."),
			"max_groups": schema.NumberAttribute{
				MarkdownDescription: "The largest number of groups to return: the first ones in their order. `totals` and `group_count` count all. All groups if absent.",
				Optional:            true,
				Validators:          []validator.Number{wholeNumber{1, largestInt}},
			},
			"group_count": schema.Int64Attribute{
				MarkdownDescription: "Number of groups, including those that `max_groups` leaves out.",
				Computed:            true,
			},
			"totals": schema.SingleNestedAttribute{
				MarkdownDescription: "Totals of all sessions, including those in no period.",
				Computed:            true,
				Attributes:          rowAttributes(totalsColumns()),
			},
			"groups": schema.ListNestedAttribute{
				MarkdownDescription: "The groups that have a session, sorted by what they are grouped by, those without it last, unless `sort_by` is set. Empty without `group_by`. " +
					"Each session is in exactly one group, so the sums of all groups, before rounding, are the totals, unless `max_groups` leaves some out.",
				Computed:     true,
				NestedObject: schema.NestedAttributeObject{Attributes: groups},
			},
		},
	}
	maps.Copy(described.Attributes, sessionListAttributes(ctx))
	return described
}
