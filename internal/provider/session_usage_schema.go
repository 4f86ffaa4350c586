package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func sessionUsageSchema(ctx context.Context) schema.Schema {
	groups := rowAttributes(groupColumns())
	maps.Copy(groups, rowAttributes(totalsColumns()))

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
			"totals": schema.SingleNestedAttribute{
				MarkdownDescription: "Totals of all sessions, including those in no period.",
				Computed:            true,
				Attributes:          rowAttributes(totalsColumns()),
			},
			"groups": schema.ListNestedAttribute{
				MarkdownDescription: "The groups that have a session, sorted by what they are grouped by, those without it last. Empty without `group_by`. " +
					"Each session is in exactly one group, so the sums of all groups, before rounding, are the totals.",
				Computed:     true,
				NestedObject: schema.NestedAttributeObject{Attributes: groups},
			},
		},
	}
	maps.Copy(described.Attributes, sessionListAttributes(ctx))

	return described
}
