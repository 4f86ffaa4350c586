package provider

import (
	"cmp"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// The values of on_incomplete.
const (
	onIncompleteError = "error"
	onIncompleteWarn  = "warn"
)

type listModel struct {
	OnIncomplete types.String `tfsdk:"on_incomplete"`

	TotalCount types.Int64 `tfsdk:"total_count"`
	Complete   types.Bool  `tfsdk:"complete"`
}

func listAttributes(items string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"on_incomplete": optionalText("What to do if the list cannot be proven complete: `error`, the default, fails the read; "+
			"`warn` reports a warning and returns what was found, with `complete` set to false.", oneOf(onIncompleteError, onIncompleteWarn)),
		"total_count": countAttribute("Number of all matching " + items + ", as the API reports it. Null if it reports none."),
		"complete": schema.BoolAttribute{
			MarkdownDescription: "Whether it is proven that the list has all " + items + " that matched throughout the read.",
			Computed:            true,
		},
	}
}

// setListing also reports what is wrong with the list. The steps make it easier to prove.
func (m *listModel) setListing(r reading, listing realtimekit.Listing, steps []string) diag.Diagnostics {
	m.TotalCount = types.Int64PointerValue(listing.Total)
	m.Complete = types.BoolValue(listing.Complete)
	return append(r.ignored(listing), r.incomplete(listing, cmp.Or(m.OnIncomplete.ValueString(), onIncompleteError), steps)...)
}

// incomplete reports a whole list that is not proven complete, as an error or a warning.
func (r reading) incomplete(listing realtimekit.Listing, onIncomplete string, steps []string) diag.Diagnostics {
	if listing.Complete || r.pageNo > 0 || r.maxItems > 0 {
		return nil
	}
	summary := "The list of " + r.items + " is not proven complete"

	total := "no total"
	if listing.Total != nil {
		total = fmt.Sprintf("a total of %d", *listing.Total)
	}
	detail := fmt.Sprintf("The provider read the pages %s. Distinct %s found: %d. The API reports %s. The proof failed: %s. "+
		"The list may lack %s, and a sum over it may be too small.\n\n",
		passes(listing.Passes), r.items, listing.Held, total, listing.Reason, r.items)
	if onIncomplete == onIncompleteWarn {
		detail += "The read continues with complete = false, because on_incomplete is \"warn\". " + sentence(steps)
		return diag.Diagnostics{diag.NewWarningDiagnostic(summary, detail)}
	}
	detail += sentence(append(steps, "set on_incomplete = \"warn\" to continue with what was found"))
	return diag.Diagnostics{diag.NewErrorDiagnostic(summary, detail)}
}

func passes(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return fmt.Sprintf("%d times", n)
	}
}

const apiChanged = " The API may have changed: upgrade the provider, or report this."

func (r reading) ignored(listing realtimekit.Listing) (diags diag.Diagnostics) {
	for _, i := range listing.Ignored {
		effect := "They were left out, but total_count may include them."
		if !i.LeftOut {
			effect = "None was left out, because it is not documented what the API compares."
		}
		diags.AddWarning("The API seems to ignore "+i.Parameter,
			fmt.Sprintf("%d of the %d %s in its answers do not match %s. ", i.Contradicting, i.Total, r.items, i.Parameter)+effect+apiChanged)
	}
	diags.Append(reportedError(listing.Warning)...)
	if listing.Disorder != "" {
		effect := "The list is not sorted as requested."
		if r.maxItems > 0 {
			effect = fmt.Sprintf("The list may lack some of the first %d %s in that order. Remove max_items to get all %s.", r.maxItems, r.items, r.items)
		}
		diags.AddWarning("The API seems to ignore the order", "In its answers, "+listing.Disorder+". "+effect+apiChanged)
	}
	return diags
}

func reportedError(text string) (diags diag.Diagnostics) {
	if text != "" {
		diags.AddWarning("The API returned an error together with data", fmt.Sprintf("The error is %q. The data may be incomplete.", text))
	}
	return diags
}
