package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func sessionsSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Lists the sessions of a RealtimeKit app. The list is complete, or the read says that it is not: " +
			"see `complete` and `on_incomplete`.",
		Attributes: map[string]schema.Attribute{
			"account_id": schema.StringAttribute{
				MarkdownDescription: "Cloudflare account that the app belongs to, 32 hexadecimal digits. " +
					"The provider's `account_id` by default.",
				Optional:   true,
				Computed:   true,
				Validators: []validator.String{accountID()},
			},
			"app_id": schema.StringAttribute{
				MarkdownDescription: "RealtimeKit app whose sessions are listed, a UUID. The provider's `app_id` by default.",
				Optional:            true,
				Computed:            true,
				Validators:          []validator.String{appID()},
			},
			"associated_id": schema.StringAttribute{
				MarkdownDescription: "Only sessions of the meeting with this id. All meetings when absent.",
				Optional:            true,
				Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
			},
			"start_time": schema.StringAttribute{
				MarkdownDescription: "Only sessions from this moment on, an RFC 3339 time such as `2026-01-31T00:00:00Z`. " +
					"From the first session when absent. The API documents neither which time of a session it compares " +
					"nor whether the bound itself belongs to the window.",
				Optional:   true,
				Validators: []validator.String{rfc3339()},
			},
			"end_time": schema.StringAttribute{
				MarkdownDescription: "Only sessions up to this moment, an RFC 3339 time, not before `start_time`. " +
					"Up to the last session when absent.",
				Optional:   true,
				Validators: []validator.String{rfc3339()},
			},
			"participants": schema.StringAttribute{
				MarkdownDescription: "Only sessions with so many participants, a range `min:max` such as `1:10`. " +
					"Any number when absent. Which count of a session it compares is not documented; " +
					"an open end (`5:`) is passed on for the API to decide.",
				Optional:   true,
				Validators: []validator.String{participants()},
			},
			"search": schema.StringAttribute{
				MarkdownDescription: "Only sessions whose meeting title, meeting id or session id matches this text. " +
					"All sessions when absent or empty.",
				Optional: true,
			},
			"status": schema.StringAttribute{
				MarkdownDescription: "Only sessions with this status: `LIVE` or `ENDED`. Both when absent.",
				Optional:            true,
				Validators:          []validator.String{stringvalidator.OneOf(realtimekit.StatusLive, realtimekit.StatusEnded)},
			},
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
			"per_page": schema.Int64Attribute{
				MarkdownDescription: "How many sessions to ask for in one request, from 1 to 1000. When absent 1000, or 100 where the API refuses that; " +
					"with `max_items` no more than those; with `page_no` the API decides. " +
					"But for `page_no`, it changes how many requests a read takes, never which sessions it finds.",
				Optional:   true,
				Validators: []validator.Int64{int64validator.Between(1, 1000)},
			},
			"page_no": schema.Int64Attribute{
				MarkdownDescription: "Read this page alone, from 1, exactly as the API gives it: nothing is sent that is not written here. " +
					"All pages when absent. Excludes `max_items`.",
				Optional:   true,
				Validators: []validator.Int64{int64validator.AtLeast(1)},
			},
			"max_items": schema.Int64Attribute{
				MarkdownDescription: "The most sessions to list, at least 1: the newest, unless `sort_by` or `sort_order` says otherwise. " +
					"No more are asked for than needed. All sessions when absent. Excludes `page_no`.",
				Optional:   true,
				Validators: []validator.Int64{int64validator.AtLeast(1)},
			},
			"on_incomplete": schema.StringAttribute{
				MarkdownDescription: "What to do when the list cannot be proven complete: `error`, the default, fails the read; " +
					"`warn` gives a warning and what was found, with `complete` false. " +
					"Has no bearing on what `page_no` and `max_items` leave out.",
				Optional:   true,
				Validators: []validator.String{stringvalidator.OneOf(onIncompleteError, onIncompleteWarn)},
			},
			"include_undocumented": schema.BoolAttribute{
				MarkdownDescription: "Whether `undocumented` of each session is filled. False by default: such fields may change without notice.",
				Optional:            true,
			},
			"timeouts": timeoutsAttribute(ctx),
			"sessions": schema.ListNestedAttribute{
				MarkdownDescription: "The sessions, each once, in the API's order. Empty when none matches.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: sessionAttributes()},
			},
			"total_count": schema.Int64Attribute{
				MarkdownDescription: "How many sessions match in all, as the API reports it. Null when it reports nothing.",
				Computed:            true,
			},
			"complete": schema.BoolAttribute{
				MarkdownDescription: "Whether it is proven that `sessions` holds every session that matched throughout the read.",
				Computed:            true,
			},
		},
	}
}

// timeoutsAttribute is the one of the timeouts module, described in Markdown like
// everything else (the module takes plain text alone), and with a validator that
// names the argument.
func timeoutsAttribute(ctx context.Context) schema.Attribute {
	attribute := timeouts.AttributesWithOpts(ctx, timeouts.Opts{})

	if nested, ok := attribute.(schema.SingleNestedAttribute); ok {
		nested.MarkdownDescription = "Bounds on how long the data source may take."
		attribute = nested

		if read, ok := nested.Attributes["read"].(schema.StringAttribute); ok {
			read.MarkdownDescription = "Bound on the whole read, retries and waits for the request budget included, " +
				"as a duration such as `30s` or `1h30m`. `10m` by default."
			read.Validators = []validator.String{duration()}
			nested.Attributes["read"] = read
		}
	}

	return attribute
}

// sessionAttributes describe one session.
func sessionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                          computedString("Id of the session, a UUID."),
		"associated_id":               computedString("Id of the meeting that the session belongs to. A meeting has a new session each time people come back."),
		"meeting_display_name":        computedString("Title of the meeting, written by people."),
		"organization_id":             computedString("Id of the app."),
		"type":                        computedString("Kind of session: `meeting`, `livestream` or `participant`; other values are passed on."),
		"status":                      computedString("`LIVE` or `ENDED`; other values are passed on. By default a session ends about a minute after the last participant left."),
		"created_at":                  computedString("When the session was created, as the API writes it, such as `2026-01-12T14:21:34.388Z`."),
		"started_at":                  computedString("When the session started, as the API writes it."),
		"updated_at":                  computedString("When the record last changed, as the API writes it."),
		"ended_at":                    computedString("When the session ended, as the API writes it. Null while it is live."),
		"live_participants":           computedCount("How many participants are in the session now. Null when the API sends no whole number."),
		"max_concurrent_participants": computedCount("The most participants that were in the session at once. Null when the API sends no whole number."),
		"minutes_consumed": schema.Float64Attribute{
			MarkdownDescription: "Minutes that the session consumed, with a fraction; by all that is known, participant-minutes. " +
				"Null when the API sends no number.",
			Computed: true,
		},
		"breakout_rooms": schema.ListAttribute{
			MarkdownDescription: "Breakout rooms of the session, each a JSON text for `jsondecode`. Empty when the API sends none.",
			ElementType:         stringType,
			Computed:            true,
		},
		"meta":         computedString("What the API sends as `meta`, such as a room name: a JSON text for `jsondecode`. Null when it sends none."),
		"undocumented": computedString("Fields that the API sends beyond the documented ones, a JSON object for `jsondecode`. Null unless `include_undocumented` is true."),
	}
}

func computedString(description string) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Computed: true}
}

func computedCount(description string) schema.Int64Attribute {
	return schema.Int64Attribute{MarkdownDescription: description, Computed: true}
}
