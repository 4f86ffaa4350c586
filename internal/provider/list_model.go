package provider

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// listModel is what listAttributes describes.
type listModel struct {
	OnIncomplete types.String `tfsdk:"on_incomplete"`

	TotalCount types.Int64 `tfsdk:"total_count"`
	Complete   types.Bool  `tfsdk:"complete"`
}

// listAttributes are those of everything that reads a list of items, such as "sessions".
func listAttributes(items string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"on_incomplete": schema.StringAttribute{
			MarkdownDescription: "What to do if the list cannot be proven complete: `error`, the default, fails the read; " +
				"`warn` reports a warning and returns what was found, with `complete` false.",
			Optional:   true,
			Validators: []validator.String{oneOf(onIncompleteError, onIncompleteWarn)},
		},
		"total_count": schema.Int64Attribute{
			MarkdownDescription: "Number of all matching " + items + ", as the API reports it. Null if it reports none.",
			Computed:            true,
		},
		"complete": schema.BoolAttribute{
			MarkdownDescription: "Whether it is proven that the list has all " + items + " that matched throughout the read.",
			Computed:            true,
		},
	}
}

// setListing sets the attributes that describe a list, and reports what is wrong with it.
// The steps make the list easier to prove.
func (m *listModel) setListing(r reading, listing realtimekit.Listing, steps []string) diag.Diagnostics {
	m.TotalCount = types.Int64PointerValue(listing.Total)
	m.Complete = types.BoolValue(listing.Complete)
	return append(r.ignored(listing), r.incomplete(listing, cmp.Or(m.OnIncomplete.ValueString(), onIncompleteError), steps)...)
}
