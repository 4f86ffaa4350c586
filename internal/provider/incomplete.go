package provider

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// purpose is what a list is read for. Only those who get the sessions themselves
// can sort and filter them afterwards.
type purpose int

const (
	forSessions purpose = iota
	forTotals
)

// incomplete says that a list which was meant to be whole is not proven to be,
// as loudly as the user asked for.
func incomplete(query realtimekit.Query, listing realtimekit.Listing, onIncomplete string, aim purpose) diag.Diagnostics {
	if listing.Complete || listing.Limited {
		return nil
	}

	const summary = "The list of sessions is not proven complete"

	claim := "The API reports no total"
	if listing.TotalCount != nil {
		claim = fmt.Sprintf("The API reports a total of %d sessions", *listing.TotalCount)
	}

	detail := fmt.Sprintf("%s; its pages, read %s, have %d different ones. The proof failed because %s. "+
		"Sessions may be missing from the list, and a sum over it may be too small.\n\n",
		claim, times(listing.Passes), listing.Held, listing.Reason)

	steps := waysOut(query, aim)

	if onIncomplete == onIncompleteWarn {
		detail += "The read goes on, with complete = false, because on_incomplete is \"warn\". " + sentenceOf(steps)

		return diag.Diagnostics{diag.NewWarningDiagnostic(summary, detail)}
	}

	detail += sentenceOf(append(steps, "set on_incomplete = \"warn\" to go on with what was found"))

	return diag.Diagnostics{diag.NewErrorDiagnostic(summary, detail)}
}

// sentenceOf makes one of the steps of which each would do.
func sentenceOf(steps []string) string {
	last := len(steps) - 1
	text := steps[last] + "."

	if last > 0 {
		text = strings.Join(steps[:last], "; ") + "; or " + text
	}

	return strings.ToUpper(text[:1]) + text[1:]
}

// waysOut name what would make the list easier to prove: first the arguments for
// which it changes while it is read, and what does as well without them.
func waysOut(query realtimekit.Query, aim purpose) []string {
	var steps []string

	if order := (realtimekit.Query{SortBy: query.SortBy, SortOrder: query.SortOrder}); !order.Stable() {
		steps = append(steps, "remove "+strings.Join(order.Sent(), " and ")+
			" and sort in the configuration instead, so that the list stays put while it is read")
	}

	const narrow = "narrow the window with start_time and end_time, so that fewer pages are read"

	return append(append(steps, withoutFilters(query, aim)...), narrow)
}

// withoutFilters names the filters on what changes, and what does as well.
func withoutFilters(query realtimekit.Query, aim purpose) []string {
	others := realtimekit.Query{Participants: query.Participants, Search: query.Search}
	filters := others
	filters.Status = query.Status

	because := ", since sessions enter and leave such a list"
	if others.Stable() && query.Status == realtimekit.StatusEnded {
		because = ", since sessions that end enter such a list in any place"
	}

	var steps []string

	switch {
	case filters.Stable():
	case aim == forSessions:
		steps = append(steps, "remove "+strings.Join(filters.Sent(), " and ")+" and filter in the configuration instead"+because)
	default:
		if query.Status != "" {
			steps = append(steps, "remove status and put \"status\" into group_by instead"+because)
		}

		if !others.Stable() {
			steps = append(steps, "remove "+strings.Join(others.Sent(), " and ")+", or filter the sessions of realtimekit_sessions in the configuration instead"+because)
		}
	}

	return steps
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
		fmt.Sprintf("%d of the %d sessions that it sent contradict %s, and were left out. "+
			"total_count may count them. Look for a newer version of the provider, or report this: the API may have changed.",
			ignored.Rows, ignored.Of, ignored.Filter))}
}
