package provider

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

func TestReading_incomplete(t *testing.T) {
	t.Parallel()
	total := int64(7)
	held := realtimekit.Listing{Result: crawl.Result{Reason: "page 2 repeats page 1", Held: 2, Total: &total, Passes: 2}}
	noTotal := realtimekit.Listing{Result: crawl.Result{Reason: "page 2 repeats page 1", Held: 2, Passes: 1}}
	sorted := realtimekit.SessionsQuery{SortBy: realtimekit.SortByMinutesConsumed}
	live := realtimekit.SessionsQuery{Status: realtimekit.StatusLive}
	searched := realtimekit.SessionsQuery{Search: "stand-up", Status: realtimekit.StatusEnded}

	texts := map[string]string{}
	for name, test := range map[string]struct {
		query        realtimekit.SessionsQuery
		listing      realtimekit.Listing
		onIncomplete string
		totals       bool
	}{
		"a window":                     {realtimekit.SessionsQuery{}, held, onIncompleteError, false},
		"a window, warning":            {realtimekit.SessionsQuery{}, held, onIncompleteWarn, false},
		"a window, totals":             {realtimekit.SessionsQuery{}, held, onIncompleteError, true},
		"no total":                     {realtimekit.SessionsQuery{}, noTotal, onIncompleteError, false},
		"sort_by":                      {sorted, held, onIncompleteError, false},
		"sort_by, warning":             {sorted, held, onIncompleteWarn, false},
		"oldest first":                 {realtimekit.SessionsQuery{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortAscending}, held, onIncompleteError, false},
		"sort_order, participants":     {realtimekit.SessionsQuery{SortOrder: realtimekit.SortDescending, Participants: "1:5"}, held, onIncompleteError, false},
		"status":                       {live, held, onIncompleteError, false},
		"status, totals":               {live, held, onIncompleteError, true},
		"status ended":                 {realtimekit.SessionsQuery{Status: realtimekit.StatusEnded}, held, onIncompleteError, false},
		"search, status":               {searched, held, onIncompleteError, false},
		"search, participants, totals": {realtimekit.SessionsQuery{Search: "stand-up", Participants: "1:5"}, held, onIncompleteError, true},
		"status, participants, totals": {realtimekit.SessionsQuery{Status: realtimekit.StatusEnded, Participants: "1:5"}, held, onIncompleteError, true},
		"order and filters": {
			realtimekit.SessionsQuery{SortBy: realtimekit.SortByCreatedAt, SortOrder: realtimekit.SortDescending, Status: realtimekit.StatusLive, Participants: "1:5"},
			held, onIncompleteError, false,
		},
		// Nothing is reported.
		"complete":  {realtimekit.SessionsQuery{}, realtimekit.Listing{Result: crawl.Result{Complete: true}}, onIncompleteError, false},
		"page_no":   {realtimekit.SessionsQuery{PageNo: 1}, held, onIncompleteError, false},
		"max_items": {realtimekit.SessionsQuery{MaxItems: 1}, held, onIncompleteError, false},
	} {
		for _, diagnostic := range sessionsReading(test.query).incomplete(test.listing, test.onIncomplete, easierProof(test.query, test.totals)) {
			texts[name] += diagnostic.Severity().String() + ": " + diagnostic.Summary() + "\n\n" + diagnostic.Detail()
		}
	}
	wantGolden(t, "incomplete.golden", texts)
}
