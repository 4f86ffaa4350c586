package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func sessionsSchema(ctx context.Context) schema.Schema {
	described := schema.Schema{
		MarkdownDescription: "Lists the sessions of a RealtimeKit app. The list is complete, or the read says that it is not: " +
			"see `complete` and `on_incomplete`.",
		Attributes: map[string]schema.Attribute{
			"sort_by": schema.StringAttribute{
				MarkdownDescription: "What the list is sorted by: `createdAt`, the default unless there is a `page_no`, or `minutesConsumed`. " +
					"A list sorted by `minutesConsumed` can change its order while it is read, which makes it harder to prove complete.",
				Optional:   true,
				Validators: []validator.String{stringvalidator.OneOf(realtimekit.SortByCreatedAt, realtimekit.SortByMinutesConsumed)},
			},
			"sort_order": schema.StringAttribute{
				MarkdownDescription: "`ASC` or `DESC`. When both this and `sort_by` are absent: `ASC`, or `DESC` with `max_items`. " +
					"With `sort_by` or `page_no` alone the API decides.",
				Optional:   true,
				Validators: []validator.String{stringvalidator.OneOf(realtimekit.SortAscending, realtimekit.SortDescending)},
			},
			"page_no": schema.NumberAttribute{
				MarkdownDescription: "Read this page alone, a number from 1 to 2147483647, exactly as the API gives it: nothing is sent that is not written here. " +
					"Without `per_page` the API decides how long it is. `on_incomplete` has no bearing on it. All pages when absent. Excludes `max_items`.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{1, largestInt}},
			},
			"max_items": schema.NumberAttribute{
				MarkdownDescription: "The most sessions to list, from 1 to 2147483647: the newest, unless `sort_by` or `sort_order` says otherwise. " +
					"No more are asked for than needed, and `on_incomplete` has no bearing on what is left out. All sessions when absent. Excludes `page_no`.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{1, largestInt}},
			},
			"include_undocumented": schema.BoolAttribute{
				MarkdownDescription: "Whether `undocumented` of each session is filled. False by default: such fields may change without notice.",
				Optional:            true,
			},
			"sessions": schema.ListNestedAttribute{
				MarkdownDescription: "The sessions, each once, in the API's order. Empty when none matches.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: sessionAttributes()},
			},
		},
	}
	maps.Copy(described.Attributes, listAttributes(ctx))

	return described
}

// sessionAttributes describe one session.
func sessionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": computedString("Id of the session, a UUID."),
		"associated_id": computedString("Id of the meeting that the session belongs to. A meeting has a new session each time people come back. " +
			"Null when the API sends none."),
		"meeting_display_name": computedString("Title of the meeting, written by people. Null when the API sends none."),
		"organization_id":      computedString("Id of the app. Null when the API sends none."),
		"type":                 computedString("Kind of session: `meeting`, `livestream` or `participant`; other values are passed on. Null when the API sends none."),
		"status": computedString("`LIVE` or `ENDED`; other values are passed on. By default a session ends about a minute after the last participant left. " +
			"Null when the API sends none."),
		"created_at":                  computedString("When the session was created, as the API writes it, such as `2026-01-12T14:21:34.388Z`. Null when it sends none."),
		"started_at":                  computedString("When the session started, as the API writes it. Null when it sends none."),
		"updated_at":                  computedString("When the record last changed, as the API writes it. Null when it sends none."),
		"ended_at":                    computedString("When the session ended, as the API writes it. Null while it is live, and when the API sends none."),
		"live_participants":           computedCount("How many participants are in the session now. Null when the API sends no whole number."),
		"max_concurrent_participants": computedCount("The most participants that were in the session at once. Null when the API sends no whole number."),
		"minutes_consumed": schema.Float64Attribute{
			MarkdownDescription: "Minutes that the session consumed, with a fraction; by all that is known, participant-minutes. " +
				"Null when the API sends no number.",
			Computed: true,
		},
		"breakout_rooms": schema.ListAttribute{
			MarkdownDescription: "Breakout rooms of the session, each a JSON text for `jsondecode`. Empty when the API sends none.",
			ElementType:         types.StringType,
			Computed:            true,
		},
		"meta":         computedString("What the API sends as `meta`, such as a room name: a JSON text for `jsondecode`. Null when it sends none."),
		"undocumented": computedString("Fields that the API sends beyond the documented ones, a JSON object for `jsondecode`: `{}` when there are none. Null unless `include_undocumented` is true."),
	}
}

func computedString(description string) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Computed: true}
}

func computedCount(description string) schema.Int64Attribute {
	return schema.Int64Attribute{MarkdownDescription: description, Computed: true}
}
