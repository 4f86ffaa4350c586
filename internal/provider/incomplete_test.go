package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestIncomplete(t *testing.T) {
	t.Parallel()

	total := int64(7)
	held := realtimekit.Listing{Reason: "page 2 repeats page 1", Held: 2, TotalCount: &total, Passes: 2}
	noTotal := realtimekit.Listing{Reason: "page 2 repeats page 1", Held: 2, Passes: 1}
	sorted := realtimekit.Query{SortBy: realtimekit.SortByMinutesConsumed}
	live := realtimekit.Query{Status: realtimekit.StatusLive}
	searched := realtimekit.Query{Search: "stand-up", Status: realtimekit.StatusEnded}

	texts := map[string]string{}

	for name, test := range map[string]struct {
		query        realtimekit.Query
		listing      realtimekit.Listing
		onIncomplete string
		aim          purpose
	}{
		"a window":                     {realtimekit.Query{}, held, onIncompleteError, forSessions},
		"a window, warning":            {realtimekit.Query{}, held, onIncompleteWarn, forSessions},
		"a window, totals":             {realtimekit.Query{}, held, onIncompleteError, forTotals},
		"no total":                     {realtimekit.Query{}, noTotal, onIncompleteError, forSessions},
		"sort_by":                      {sorted, held, onIncompleteError, forSessions},
		"sort_by, warning":             {sorted, held, onIncompleteWarn, forSessions},
		"oldest first":                 {realtimekit.Query{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortAscending}, held, onIncompleteError, forSessions},
		"sort_order, participants":     {realtimekit.Query{SortOrder: realtimekit.SortDescending, Participants: "1:5"}, held, onIncompleteError, forSessions},
		"status":                       {live, held, onIncompleteError, forSessions},
		"status, totals":               {live, held, onIncompleteError, forTotals},
		"status ended":                 {realtimekit.Query{Status: realtimekit.StatusEnded}, held, onIncompleteError, forSessions},
		"search, status":               {searched, held, onIncompleteError, forSessions},
		"search, participants, totals": {realtimekit.Query{Search: "stand-up", Participants: "1:5"}, held, onIncompleteError, forTotals},
		"status, participants, totals": {realtimekit.Query{Status: realtimekit.StatusEnded, Participants: "1:5"}, held, onIncompleteError, forTotals},
		"order and filters": {
			realtimekit.Query{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortDescending, Status: realtimekit.StatusLive, Participants: "1:5"},
			held, onIncompleteError, forSessions,
		},
	} {
		for _, diagnostic := range incomplete(test.query, test.listing, test.onIncomplete, test.aim) {
			texts[name] += diagnostic.Severity().String() + ": " + diagnostic.Summary() + "\n\n" + diagnostic.Detail()
		}
	}

	wantGolden(t, "incomplete.golden", texts)
}

func TestIncomplete_complete(t *testing.T) {
	t.Parallel()

	for name, listing := range map[string]realtimekit.Listing{"complete": {Complete: true}, "a part that was asked for": {Limited: true}} {
		if diags := incomplete(realtimekit.Query{SortBy: realtimekit.SortByMinutesConsumed}, listing, onIncompleteError, forSessions); len(diags) > 0 {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

func TestIgnoredFilter(t *testing.T) {
	t.Parallel()

	const want = "30 of the 40 sessions that it sent contradict status, and were left out. " +
		"total_count may count them. Look for a newer version of the provider, or report this: the API may have changed."

	diags := ignoredFilter(realtimekit.Ignored{Filter: "status", Rows: 30, Of: 40})
	if len(diags) != 1 || diags[0].Severity() != diag.SeverityWarning ||
		diags[0].Summary() != "The API seems to ignore a filter" || diags[0].Detail() != want {
		t.Errorf("diagnostics\n%v\nwant\n%s", diags, want)
	}

	// A session that changed while it was read.
	if diags := ignoredFilter(realtimekit.Ignored{Filter: "status", Rows: 1, Of: 40}); len(diags) != 0 {
		t.Errorf("diagnostics %v", diags)
	}
}
