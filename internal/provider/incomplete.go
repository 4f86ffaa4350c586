package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// The values of on_incomplete.
const (
	onIncompleteError = "error"
	onIncompleteWarn  = "warn"
)

// incomplete reports a whole list that is not proven complete, as an error or a warning.
// The steps make it easier to prove.
func (r reading) incomplete(listing realtimekit.Listing, onIncomplete string, steps []string) diag.Diagnostics {
	if listing.Complete || listing.Limited {
		return nil
	}
	summary := "The list of " + r.items + " is not proven complete"

	total := "no total"
	if listing.Total != nil {
		total = fmt.Sprintf("the total %d", *listing.Total)
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

// easierProof returns what makes a list of sessions easier to prove: first the arguments
// because of which it changes during the read. With totals, the user cannot sort or filter
// the sessions afterwards.
func easierProof(query realtimekit.Query, totals bool) []string {
	var steps []string
	if order := (realtimekit.Query{SortBy: query.SortBy, SortOrder: query.SortOrder}); !order.Stable() {
		steps = append(steps, "remove "+joined(order.Sent(), "and")+
			", and sort the sessions in HCL instead, so that the order does not change during the read")
	}
	filters := realtimekit.Query{Participants: query.Participants, Search: query.Search}.Sent()

	because := ", because sessions enter and leave such a list during the read"
	if len(filters) == 0 && query.Status == realtimekit.StatusEnded {
		because = ", because sessions that end during the read enter such a list anywhere"
	}
	instead := ", and filter the sessions in HCL instead"
	if totals {
		instead = ", or filter the sessions of realtimekit_sessions in HCL instead"
	}
	switch {
	case query.Status == "":
	case totals:
		steps = append(steps, "remove status and add \"status\" to group_by"+because)
	default:
		filters = append(filters, "status")
	}
	if len(filters) > 0 {
		steps = append(steps, "remove "+joined(filters, "and")+instead+because)
	}
	return append(steps, narrowWindow+", so that fewer pages are read")
}

const narrowWindow = "narrow the window with start_time and end_time"
