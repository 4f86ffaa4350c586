package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// sessionListAttributes are those of everything that reads a list of sessions.
func sessionListAttributes(ctx context.Context) map[string]schema.Attribute {
	return merged(appAttributes(ctx), listAttributes("sessions"), map[string]schema.Attribute{
		"associated_id": schema.StringAttribute{
			MarkdownDescription: "Only sessions of the meeting with this id. All meetings if absent.",
			Optional:            true,
			Validators:          []validator.String{stringCheck{"value must be the id of a meeting", realtimekit.CheckMeetingID}},
		},
		"start_time": schema.StringAttribute{
			MarkdownDescription: "Only sessions from this moment on, an RFC 3339 time such as `2026-01-31T00:00:00Z`, not before 1970. " +
				"From the first session if absent.",
			Optional:   true,
			Validators: []validator.String{rfc3339()},
		},
		"end_time": schema.StringAttribute{
			MarkdownDescription: "Only sessions up to this moment, an RFC 3339 time, neither before `start_time` nor before 1970. " +
				"Up to the last session if absent.",
			Optional:   true,
			Validators: []validator.String{rfc3339()},
		},
		"participants": schema.StringAttribute{
			MarkdownDescription: "Only sessions whose number of participants is in this range, `min:max`, such as `1:10`. " +
				"Any number if absent. An open end (`5:`) is passed on.",
			Optional:   true,
			Validators: []validator.String{participants()},
		},
		"search": schema.StringAttribute{
			MarkdownDescription: "Only sessions whose meeting title, meeting id or session id matches this text. " +
				"All sessions if absent or empty.",
			Optional:   true,
			Validators: []validator.String{oneLine()},
		},
		"status": schema.StringAttribute{
			MarkdownDescription: "Only sessions with this status: `LIVE` or `ENDED`. Both if absent.",
			Optional:            true,
			Validators:          []validator.String{oneOf(realtimekit.StatusLive, realtimekit.StatusEnded)},
		},
		"per_page": schema.NumberAttribute{
			MarkdownDescription: "How many sessions to ask for in one request, from 1 to 1000. If absent, 1000 for a whole list, or 100 if the API refuses that. " +
				"It changes how many requests a whole list takes, never which sessions are in it.",
			Optional:   true,
			Validators: []validator.Number{wholeNumber{1, 1000}},
		},
	})
}
