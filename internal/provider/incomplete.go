package provider

import (
	"fmt"
	"strings"

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

	total := "The API reports no total"
	if listing.TotalCount != nil {
		total = fmt.Sprintf("The API reports a total of %d %s", *listing.TotalCount, r.items)
	}

	detail := fmt.Sprintf("%s. The provider read the pages %s and found %d different %s. The proof failed: %s. "+
		"The list may lack %s, and a sum over it may be too small.\n\n",
		total, passes(listing.Passes), listing.Held, r.items, listing.Reason, r.items)

	if onIncomplete == onIncompleteWarn {
		detail += "The read continues with complete = false, because on_incomplete is \"warn\". " + sentence(steps)

		return diag.Diagnostics{diag.NewWarningDiagnostic(summary, detail)}
	}

	detail += sentence(append(steps, "set on_incomplete = \"warn\" to continue with what was found"))

	return diag.Diagnostics{diag.NewErrorDiagnostic(summary, detail)}
}

func passes(n int) string {
	if n == 1 {
		return "once"
	}

	return fmt.Sprintf("%d times", n)
}

// easierProof returns what makes a list of sessions easier to prove: first the arguments
// because of which it changes during the read. With totals, the user cannot sort or filter
// the sessions afterwards.
func easierProof(query realtimekit.Query, totals bool) []string {
	var steps []string

	if order := (realtimekit.Query{SortBy: query.SortBy, SortOrder: query.SortOrder}); !order.Stable() {
		steps = append(steps, "remove "+strings.Join(order.Sent(), " and ")+
			" and sort in the configuration, so that the order does not change during the read")
	}

	others := realtimekit.Query{Participants: query.Participants, Search: query.Search}
	filters := others
	filters.Status = query.Status

	because := ", because sessions enter and leave such a list during the read"
	if others.Stable() && query.Status == realtimekit.StatusEnded {
		because = ", because sessions that end during the read enter such a list anywhere"
	}

	switch {
	case filters.Stable():
	case !totals:
		steps = append(steps, "remove "+strings.Join(filters.Sent(), " and ")+" and filter in the configuration"+because)
	default:
		if query.Status != "" {
			steps = append(steps, "remove status and add \"status\" to group_by"+because)
		}

		if !others.Stable() {
			steps = append(steps, "remove "+strings.Join(others.Sent(), " and ")+", or use realtimekit_sessions and filter in the configuration"+because)
		}
	}

	return append(steps, narrowWindow+", so that fewer pages are read")
}

const narrowWindow = "narrow the window with start_time and end_time"
