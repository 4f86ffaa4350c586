package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

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
				Validators: []validator.String{oneOf(realtimekit.SortByCreatedAt, realtimekit.SortByMinutesConsumed)},
			},
			"sort_order": schema.StringAttribute{
				MarkdownDescription: "`ASC` or `DESC`. When both this and `sort_by` are absent: `ASC`, or `DESC` with `max_items`. " +
					"With `sort_by` or `page_no` alone the API decides.",
				Optional:   true,
				Validators: []validator.String{oneOf(realtimekit.SortAscending, realtimekit.SortDescending)},
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
		},
	}
	maps.Copy(described.Attributes, sessionListAttributes(ctx))
	maps.Copy(described.Attributes, rowsSchema("sessions", "The sessions, each once, in the API's order. Empty if none matches.", sessionColumns(false)))

	return described
}
