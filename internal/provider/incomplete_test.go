package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestAnUnprovenListIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	const (
		others   = "arrow the window with start_time and end_time, so that fewer pages are read; or set on_incomplete = \"warn\" to go on with what was found."
		narrow   = "arrow the window with start_time and end_time, so that fewer pages are read."
		warned   = "The read goes on, with complete = false, because on_incomplete is \"warn\". "
		unsort   = " and sort in the configuration instead, so that the list stays put while it is read; "
		ungroup  = "emove status and put \"status\" into group_by instead, since sessions enter and leave such a list; "
		uncount  = "emove participants, or filter the sessions of realtimekit_sessions in the configuration instead, since sessions enter and leave such a list; "
		unfilter = " and filter in the configuration instead, since sessions enter and leave such a list; "
	)

	var (
		sorted   = realtimekit.Query{SortBy: realtimekit.SortByMinutesConsumed}
		filtered = realtimekit.Query{Status: realtimekit.StatusLive}
		both     = realtimekit.Query{SortOrder: realtimekit.SortDescending, Participants: "1:5"}
	)

	total := int64(7)

	for name, test := range map[string]struct {
		query        realtimekit.Query
		listing      realtimekit.Listing
		onIncomplete string
		is           purpose
		severity     diag.Severity
		detail       string
	}{
		"complete": {sorted, realtimekit.Listing{Complete: true}, onIncompleteError, forSessions, diag.SeverityInvalid, ""},
		"limited":  {sorted, realtimekit.Listing{Limited: true}, onIncompleteError, forSessions, diag.SeverityInvalid, ""},
		"error": {
			realtimekit.Query{},
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" + "N" + others,
		},
		"sorted": {
			sorted,
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\nRemove sort_by" + unsort + "n" + others,
		},
		"filtered": {
			filtered,
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\nRemove status" + unfilter + "n" + others,
		},
		"error without a total": {
			both,
			realtimekit.Listing{Held: 2, Passes: 1},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports no total; its pages, read once, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\nRemove sort_order" + unsort + "remove participants" + unfilter + "n" + others,
		},
		"totals": {
			realtimekit.Query{},
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forTotals, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" + "N" + others,
		},
		"totals of a status": {
			filtered,
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forTotals, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" + "R" + ungroup + "n" + others,
		},
		"totals of a status and of some participants": {
			realtimekit.Query{Status: realtimekit.StatusEnded, Participants: "1:5"},
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 2},
			onIncompleteError, forTotals, diag.SeverityError,
			"The API reports a total of 7 sessions; its pages, read 2 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" + "R" + ungroup + "r" + uncount + "n" + others,
		},
		"searched": {
			realtimekit.Query{Search: "stand-up", Status: realtimekit.StatusEnded},
			realtimekit.Listing{Held: 2, Passes: 3},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports no total; its pages, read 3 times, hold 2 different ones. Sessions may be missing from the list, and a sum over it may be too small." +
				"\n\nRemove search and status" + unfilter + "n" + others,
		},
		"totals of what is searched for": {
			realtimekit.Query{Search: "stand-up", Participants: "1:5"},
			realtimekit.Listing{Held: 2, Passes: 3},
			onIncompleteError, forTotals, diag.SeverityError,
			"The API reports no total; its pages, read 3 times, hold 2 different ones. Sessions may be missing from the list, and a sum over it may be too small." +
				"\n\nRemove participants and search, or filter the sessions of realtimekit_sessions in the configuration instead, " +
				"since sessions enter and leave such a list; n" + others,
		},
		"warning": {
			sorted,
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 3},
			onIncompleteWarn, forSessions, diag.SeverityWarning,
			"The API reports a total of 7 sessions; its pages, read 3 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" +
				warned + "Remove sort_by and sort in the configuration instead, so that the list stays put while it is read; or n" + narrow,
		},
		"warning with nothing but the window": {
			realtimekit.Query{},
			realtimekit.Listing{Held: 2, TotalCount: &total, Passes: 3},
			onIncompleteWarn, forSessions, diag.SeverityWarning,
			"The API reports a total of 7 sessions; its pages, read 3 times, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\n" + warned + "N" + narrow,
		},
		"an order in which the list stays put": {
			realtimekit.Query{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortAscending},
			realtimekit.Listing{Held: 2, Passes: 1},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports no total; its pages, read once, hold 2 different ones. " +
				"Sessions may be missing from the list, and a sum over it may be too small.\n\nN" + others,
		},
		"all that can be removed": {
			realtimekit.Query{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortDescending, Status: realtimekit.StatusLive, Participants: "1:5"},
			realtimekit.Listing{Held: 2, Passes: 1},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports no total; its pages, read once, hold 2 different ones. Sessions may be missing from the list, and a sum over it may be too small." +
				"\n\nRemove sort_by and sort_order" + unsort + "remove participants and status" + unfilter + "n" + others,
		},
		"ended sessions": {
			realtimekit.Query{Status: realtimekit.StatusEnded},
			realtimekit.Listing{Held: 2, Passes: 1},
			onIncompleteError, forSessions, diag.SeverityError,
			"The API reports no total; its pages, read once, hold 2 different ones. Sessions may be missing from the list, and a sum over it may be too small." +
				"\n\nRemove status and filter in the configuration instead, since sessions that end enter such a list in any place; n" + others,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			diags := incomplete(test.query, test.listing, test.onIncomplete, test.is)
			if test.detail == "" {
				if len(diags) != 0 {
					t.Errorf("diagnostics %v", diags)
				}

				return
			}

			if len(diags) != 1 || diags[0].Severity() != test.severity ||
				diags[0].Summary() != "The list of sessions is not proven complete" || diags[0].Detail() != test.detail {
				t.Errorf("diagnostics\n%v\nwant\n%s", diags, test.detail)
			}
		})
	}
}

func TestAnIgnoredFilterIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	const want = "30 of the 40 sessions that it sent contradict status, and were left out. " +
		"total_count may count them. Look for a newer version of the provider, or report this: the API may have changed."

	diags := ignoredFilter(realtimekit.Ignored{Filter: "status", Rows: 30, Of: 40})
	if len(diags) != 1 || diags[0].Severity() != diag.SeverityWarning ||
		diags[0].Summary() != "The API seems to ignore a filter" || diags[0].Detail() != want {
		t.Errorf("diagnostics\n%v\nwant\n%s", diags, want)
	}

	if diags := ignoredFilter(realtimekit.Ignored{Filter: "status", Rows: 1, Of: 40}); len(diags) != 0 {
		t.Errorf("a session that changed while it was read gives %v", diags)
	}
}
