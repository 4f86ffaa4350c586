package realtimekit

import (
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestSessions_maxItems(t *testing.T) {
	t.Parallel()

	noTotal := []fakeapi.Option{fakeapi.PagingFields("start_offset")}

	type row struct {
		wanted, perPage, there int
		options                []fakeapi.Option
		sizes                  []string
		held                   int
		complete               bool
	}

	inBubbles(t, map[string]row{
		"fewer than there are": {5, 0, 20, nil, []string{"5"}, 5, false},
		"as many as there are": {5, 0, 5, nil, []string{"5"}, 5, true},
		"more than there are":  {9, 0, 5, nil, []string{"9"}, 5, true},
		"none there":           {9, 0, 0, nil, []string{"9", "9"}, 0, true}, // page 0 too
		"in small pages":       {5, 2, 20, nil, []string{"2", "2", "2"}, 5, false},
		"clamped":              {5, 0, 20, []fakeapi.Option{fakeapi.MaxPageSize(2)}, []string{"5", "5", "5"}, 5, false},
		"no total, exactly":    {5, 0, 5, noTotal, []string{"5"}, 5, false},
		"no total, the end":    {9, 0, 5, noTotal, []string{"9", "9"}, 5, true},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(test.there), test.options...)

		list, err := connect(t, server).Sessions(t.Context(), app(Query{MaxItems: test.wanted, PerPage: test.perPage}))
		if err != nil || list.Complete != test.complete || !list.Limited {
			t.Errorf("complete %t, limited %t, error %v", list.Complete, list.Limited, err)
		}

		newest := fakeIDs(test.there)
		slices.Reverse(newest)

		if got := ids(list.Sessions); !slices.Equal(got, newest[:test.held]) {
			t.Errorf("the sessions are %v, not the newest %d", got, test.held)
		}

		if sizes := sent(server, "per_page"); !slices.Equal(sizes, test.sizes) {
			t.Errorf("requested sizes %v, want %v", sizes, test.sizes)
		}
	})
}

func TestSessions_pageNo(t *testing.T) {
	t.Parallel()

	type row struct {
		pageNo, perPage, there int
		sent                   string
		held                   int
		complete               bool
	}

	inBubbles(t, map[string]row{
		"the second":           {2, 4, 10, "page_no=2&per_page=4", 4, false},
		"the last":             {3, 4, 10, "page_no=3&per_page=4", 2, false},
		"past the end":         {4, 4, 10, "page_no=4&per_page=4", 0, false},
		"the first of more":    {1, 4, 10, "page_no=1&per_page=4", 4, false},
		"the first of one":     {1, 4, 3, "page_no=1&per_page=4", 3, true},
		"size left to the API": {1, 0, 3, "page_no=1", 3, false},
		"an empty list":        {1, 0, 0, "page_no=1", 0, true},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(test.there))

		list, err := connect(t, server).Sessions(t.Context(), app(Query{PageNo: test.pageNo, PerPage: test.perPage}))
		checkSummary(t, list, err, summary{Held: test.held, Passes: 1, Complete: test.complete, Limited: true})

		if requests := server.Requests(); len(requests) != 1 || requests[0].Query.Encode() != test.sent {
			t.Errorf("%d requests, the first with %s", len(requests), requests[0].Query.Encode())
		}
	})
}

func TestSessions_pageNoRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(403, 10000, "no"))

		_, err := connect(t, server).Sessions(t.Context(), app(Query{PageNo: 2}))
		if failure := failureOf(t, err); failure.Kind != KindPermission || failure.Page != 2 || fault.Fired() != 1 {
			t.Errorf("error %v after %d requests", err, fault.Fired())
		}
	})
}
