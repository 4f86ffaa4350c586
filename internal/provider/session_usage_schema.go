package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func sessionUsageSchema(ctx context.Context) schema.Schema {
	groups := totalsAttributes()
	maps.Copy(groups, keyAttributes())

	described := schema.Schema{
		MarkdownDescription: "Adds up the sessions of a RealtimeKit app: how many, how long, with how many participants, as a whole and in groups. " +
			"It reads the same pages as `realtimekit_sessions`, with the same proof that none is missing, and keeps no session: " +
			"what it puts into state depends on the number of groups, not on that of sessions.",
		Attributes: map[string]schema.Attribute{
			"group_by": schema.ListAttribute{
				MarkdownDescription: "What sessions are put into groups by, in this order: at most one of the periods `hour`, `day`, `week` (Monday first) and `month`, " +
					"and any of `meeting`, `status` and `type`. No groups when absent.",
				ElementType: types.StringType,
				Optional:    true,
				Validators:  []validator.List{groupKeys{}},
			},
			"time_zone": schema.StringAttribute{
				MarkdownDescription: "Time zone whose clocks decide when a period begins, daylight saving included: a name of the IANA database such as `Europe/Berlin`. " +
					"`UTC` by default. It changes periods alone, not the window.",
				Optional:   true,
				Validators: []validator.String{timeZone()},
			},
			"totals": schema.SingleNestedAttribute{
				MarkdownDescription: "All sessions together, those in no period included.",
				Computed:            true,
				Attributes:          totalsAttributes(),
			},
			"groups": schema.ListNestedAttribute{
				MarkdownDescription: "The groups that have a session, sorted by what they are grouped by, those without it last. Empty without `group_by`. " +
					"Each session is in one of them, so that their sums, before they are rounded, are the totals.",
				Computed:     true,
				NestedObject: schema.NestedAttributeObject{Attributes: groups},
			},
		},
	}
	maps.Copy(described.Attributes, listAttributes(ctx))

	return described
}

// keyAttributes tell one group from another.
func keyAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"period_start": computedString("When the period begins, in RFC 3339 with the offset of the time zone. A session belongs to the period " +
			"of its `created_at`. Null when not grouped by a period, and in the group of the sessions whose `created_at` cannot be read."),
		"associated_id": computedString("Id of the meeting. Null when not grouped by `meeting`, and for sessions without one."),
		"meeting_display_name": computedString("Title of the meeting in its newest session of the group. Null when not grouped by `meeting`, where that session has none, " +
			"and for sessions without a meeting, whose titles have nothing to do with each other."),
		"status": computedString("Status of the sessions. Null when not grouped by `status`, and for sessions without one."),
		"type":   computedString("Type of the sessions. Null when not grouped by `type`, and for sessions without one."),
	}
}

// totalsAttributes are what sessions add up to.
func totalsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"sessions":      computedCount("How many sessions there are."),
		"live_sessions": computedCount("How many of the sessions are live: their `status` is `LIVE`, in whatever case."),
		"live_participants": computedCount("Sum of `live_participants`: how many participants are in the sessions now. " +
			"Sessions for which the API sends no whole number add nothing."),
		"minutes_consumed": computedNumber("Sum of `minutes_consumed`, by all that is known participant-minutes. " +
			"Added up as decimal numbers and rounded once. Sessions for which the API sends no number add nothing."),
		"session_minutes": computedNumber("Sum of the minutes from `started_at` to `ended_at`, minutes of the clock whatever the number of participants. " +
			"Sessions where one of the two cannot be read, as while they are live, or where the second is earlier, add nothing."),
		"max_concurrent_participants": computedCount("The most participants that were in any one session at once. " +
			"Participants of several sessions are not added up. Null when the API sends it for none of them."),
		"first_started_at": computedString("The earliest `started_at`, as the API writes it. Null when none can be read."),
		"last_ended_at":    computedString("The latest `ended_at`, as the API writes it. Null when none can be read."),
		"child_sessions": computedCount("How many of the sessions name a parent session, as those of breakout rooms do. " +
			"Known from a field that Cloudflare does not document."),
		"child_minutes_consumed": computedNumber("The part of `minutes_consumed` that comes from `child_sessions`. Whether their parents count it too is not documented: " +
			"subtract it from `minutes_consumed` where they do."),
	}
}

func computedNumber(description string) schema.Float64Attribute {
	return schema.Float64Attribute{MarkdownDescription: description, Computed: true}
}
