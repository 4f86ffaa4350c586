package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// listAttributes are those of everything that reads a list: which sessions, how,
// and what is known of the whole of it.
func listAttributes(ctx context.Context) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"account_id": schema.StringAttribute{
			MarkdownDescription: "Cloudflare account that the app belongs to, 32 hexadecimal digits. " +
				"The provider's `account_id` by default.",
			Optional:   true,
			Computed:   true,
			Validators: []validator.String{accountID()},
		},
		"app_id": schema.StringAttribute{
			MarkdownDescription: "RealtimeKit app whose sessions are read, a UUID. The provider's `app_id` by default.",
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
			MarkdownDescription: "Only sessions from this moment on, an RFC 3339 time such as `2026-01-31T00:00:00Z`, not before 1970. " +
				"From the first session when absent. The API documents neither which time of a session it compares " +
				"nor whether the bound itself belongs to the window.",
			Optional:   true,
			Validators: []validator.String{rfc3339()},
		},
		"end_time": schema.StringAttribute{
			MarkdownDescription: "Only sessions up to this moment, an RFC 3339 time, neither before `start_time` nor before 1970. " +
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
			Optional:   true,
			Validators: []validator.String{oneLine()},
		},
		"status": schema.StringAttribute{
			MarkdownDescription: "Only sessions with this status: `LIVE` or `ENDED`. Both when absent.",
			Optional:            true,
			Validators:          []validator.String{oneOf(realtimekit.StatusLive, realtimekit.StatusEnded)},
		},
		"per_page": schema.NumberAttribute{
			MarkdownDescription: "How many sessions to ask for in one request, from 1 to 1000. When absent, 1000 for a whole list, or 100 where the API refuses that. " +
				"It changes how many requests a whole list takes, never which sessions are in it.",
			Optional:   true,
			Validators: []validator.Number{wholeNumber{1, 1000}},
		},
		"on_incomplete": schema.StringAttribute{
			MarkdownDescription: "What to do when the list cannot be proven complete: `error`, the default, fails the read; " +
				"`warn` gives a warning and what was found, with `complete` false.",
			Optional:   true,
			Validators: []validator.String{oneOf(onIncompleteError, onIncompleteWarn)},
		},
		"timeouts": timeoutsAttribute(ctx),
		"total_count": schema.Int64Attribute{
			MarkdownDescription: "How many sessions match in all, as the API reports it. Null when it reports nothing.",
			Computed:            true,
		},
		"complete": schema.BoolAttribute{
			MarkdownDescription: "Whether it is proven that every session was found that matched throughout the read.",
			Computed:            true,
		},
	}
}

// timeoutsAttribute is the one of the timeouts module, described in Markdown like
// everything else (the module takes plain text alone), and with a validator that
// names the argument.
func timeoutsAttribute(ctx context.Context) schema.Attribute {
	attribute := timeouts.AttributesWithOpts(ctx, timeouts.Opts{})

	if nested, ok := attribute.(schema.SingleNestedAttribute); ok {
		nested.MarkdownDescription = "Bounds on how long the block may take."
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
