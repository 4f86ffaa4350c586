package provider

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// incomplete says that a list which was meant to be whole is not proven to be,
// as loudly as the user asked for.
func incomplete(query realtimekit.Query, listing realtimekit.Listing, onIncomplete string) diag.Diagnostics {
	if listing.Complete || listing.Limited {
		return nil
	}

	const summary = "The list of sessions is not proven complete"

	claim := "The API reports no total"
	if listing.TotalCount != nil {
		claim = fmt.Sprintf("The API reports a total of %d sessions", *listing.TotalCount)
	}

	detail := fmt.Sprintf("%s; its pages, read %s, hold %d different ones. "+
		"Sessions may be missing from the list, and a sum over it may be too small.\n\n",
		claim, times(listing.Passes), listing.Held)

	if onIncomplete == onIncompleteWarn {
		detail += "The read goes on, with complete = false, because on_incomplete is \"warn\"."

		return diag.Diagnostics{diag.NewWarningDiagnostic(summary, detail)}
	}

	detail += wayOut(query)

	return diag.Diagnostics{diag.NewErrorDiagnostic(summary, detail)}
}

// wayOut names what would make the list easier to prove.
func wayOut(query realtimekit.Query) string {
	var restless []string
	if query.SortBy != "" || query.SortOrder != "" {
		restless = append(restless, "Remove sort_by and sort_order and sort in the configuration instead, so that the list stays put while it is read; ")
	}

	if query.Status != "" || query.Participants != "" {
		restless = append(restless, "remove status and participants and filter in the configuration instead, since sessions enter and leave such a list; ")
	}

	advice := strings.Join(restless, "") + "narrow the window with start_time and end_time, so that fewer pages are read; " +
		"or set on_incomplete = \"warn\" to go on with what was found."

	return strings.ToUpper(advice[:1]) + advice[1:]
}

func times(n int) string {
	if n == 1 {
		return "once"
	}

	return fmt.Sprintf("%d times", n)
}

// ignoredFilter warns when so many sessions contradict a filter that the API
// seems not to know it.
func ignoredFilter(ignored realtimekit.Ignored) diag.Diagnostics {
	if !ignored.Suspicious() {
		return nil
	}

	return diag.Diagnostics{diag.NewWarningDiagnostic("The API seems to ignore a filter",
		fmt.Sprintf("%d of the %d sessions that it sent contradict %s, and were left out of the list. "+
			"total_count may count them. Look for a newer version of the provider, or report this: the API may have changed.",
			ignored.Rows, ignored.Of, ignored.Filter))}
}
