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
			"sort_order": sortOrderAttribute("`ASC` or `DESC`. If both this and `sort_by` are absent: `ASC`, or `DESC` with `max_items`. " +
				"With only `sort_by` or `page_no` the API decides."),
			"page_no": schema.NumberAttribute{
				MarkdownDescription: "Reads only this page, from 1 to 2147483647, and sends only the parameters that are set here. Without `per_page` the API decides how long it is. " +
					"`on_incomplete` does not apply. All pages if absent. Excludes `max_items`.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{1, largestInt}},
			},
			"max_items":            maxItemsAttribute("sessions", "the newest, unless `sort_by` or `sort_order` says otherwise"),
			"include_undocumented": includeUndocumentedAttribute(),
		},
	}
	maps.Copy(described.Attributes, sessionListAttributes(ctx))
	maps.Copy(described.Attributes, rowsSchema("sessions", "The sessions, each once, in the API's order. Empty if none matches.", sessionColumns(false)))
	return described
}

func sortOrderAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Optional:            true,
		Validators:          []validator.String{oneOf(realtimekit.SortAscending, realtimekit.SortDescending)},
	}
}

func maxItemsAttribute(items, which string) schema.NumberAttribute {
	return schema.NumberAttribute{
		MarkdownDescription: "The largest number of " + items + " to list, from 1 to 2147483647: " + which + ". " +
			"Only the pages for these are requested, and `on_incomplete` does not apply to what is left out. All " + items + " if absent.",
		Optional:   true,
		Validators: []validator.Number{wholeNumber{1, largestInt}},
	}
}

func includeUndocumentedAttribute() schema.BoolAttribute {
	return schema.BoolAttribute{
		MarkdownDescription: "Whether to fill `undocumented`. False by default: such fields may change without notice.",
		Optional:            true,
	}
}
