package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

const apiChanged = " The API may have changed: upgrade the provider, or report this."

// ignored warns of parameters that the API seems to ignore.
func (r reading) ignored(listing realtimekit.Listing) (diags diag.Diagnostics) {
	for _, i := range listing.Ignored {
		effect := "They were left out, but total_count may include them."
		if !i.LeftOut {
			effect = "None was left out, because it is not documented what the API compares."
		}
		diags.AddWarning("The API seems to ignore "+i.Parameter,
			fmt.Sprintf("%d of the %d %s in its answers contradict %s. ", i.Rows, i.Of, r.items, i.Parameter)+effect+apiChanged)
	}
	diags.Append(reportedError(listing.Warning)...)
	if listing.Disorder != "" {
		effect := "The list is not sorted as requested."
		if r.maxItems > 0 {
			effect = fmt.Sprintf("The list may not have the first %d %s of that order. Without max_items the list has all of them.", r.maxItems, r.items)
		}
		diags.AddWarning("The API seems to ignore the order", "In its answers, "+listing.Disorder+". "+effect+apiChanged)
	}
	return diags
}

// reportedError warns of an error that the API returned together with data.
func reportedError(text string) (diags diag.Diagnostics) {
	if text != "" {
		diags.AddWarning("The API returned an error together with data", fmt.Sprintf("The error is %q. Something may be missing from the data.", text))
	}
	return diags
}
