package realtimekit

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestMaxItemsAsksForNoMoreThanItNeeds(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		wanted, perPage, there int
		options                []fakeapi.Option
		sizes                  []string
		held                   int
		complete               bool
	}{
		"fewer than there are": {5, 0, 20, nil, []string{"5"}, 5, false},
		"as many as there are": {5, 0, 5, nil, []string{"5"}, 5, true},
		"more than there are":  {9, 0, 5, nil, []string{"9"}, 5, true},
		"none there":           {9, 0, 0, nil, []string{"9", "9"}, 0, true}, // page 0 is asked for too
		"in small pages":       {5, 2, 20, nil, []string{"2", "2", "2"}, 5, false},
		"clamped":              {5, 0, 20, []fakeapi.Option{fakeapi.MaxPageSize(2)}, []string{"5", "5", "5"}, 5, false},
		"no total, exactly":    {5, 0, 5, []fakeapi.Option{fakeapi.PagingFields("start_offset")}, []string{"5"}, 5, false},
		"no total, the end":    {9, 0, 5, []fakeapi.Option{fakeapi.PagingFields("start_offset")}, []string{"9", "9"}, 5, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(test.there), test.options...)
				defer server.Close()

				query := app()
				query.MaxItems, query.PerPage = test.wanted, test.perPage

				listing, err := connect(t, server).Sessions(t.Context(), query)
				if err != nil {
					t.Fatal(err)
				}

				want := fakeIDs(test.there)
				slices.Reverse(want)

				if !slices.Equal(ids(listing.Sessions), want[:test.held]) {
					t.Errorf("the sessions are not the newest %d", test.held)
				}

				if listing.Complete != test.complete || !listing.Limited {
					t.Errorf("complete %t, limited %t", listing.Complete, listing.Limited)
				}

				var sizes []string
				for _, request := range server.Requests() {
					sizes = append(sizes, request.Query.Get("per_page"))
				}

				if !slices.Equal(sizes, test.sizes) {
					t.Errorf("asked for %v, want %v", sizes, test.sizes)
				}
			})
		})
	}
}

func TestPageNoReadsOnePage(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		pageNo, perPage, there int
		sent                   string
		held                   int
		complete               bool
	}{
		"the second":           {2, 4, 10, "page_no=2&per_page=4", 4, false},
		"the last":             {3, 4, 10, "page_no=3&per_page=4", 2, false},
		"past the end":         {4, 4, 10, "page_no=4&per_page=4", 0, false},
		"the first of more":    {1, 4, 10, "page_no=1&per_page=4", 4, false},
		"the first of one":     {1, 4, 3, "page_no=1&per_page=4", 3, true},
		"size left to the API": {1, 0, 3, "page_no=1", 3, false},
		"an empty list":        {1, 0, 0, "page_no=1", 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(test.there))
				defer server.Close()

				query := app()
				query.PageNo, query.PerPage = test.pageNo, test.perPage

				listing, err := connect(t, server).Sessions(t.Context(), query)
				if err != nil {
					t.Fatal(err)
				}

				if len(listing.Sessions) != test.held || listing.Complete != test.complete || !listing.Limited {
					t.Errorf("%d sessions, complete %t", len(listing.Sessions), listing.Complete)
				}

				if requests := server.Requests(); len(requests) != 1 || requests[0].Query.Encode() != test.sent {
					t.Errorf("%d requests, the first with %s", len(requests), requests[0].Query.Encode())
				}
			})
		})
	}
}

func TestAPageThatIsRefusedIsAnErrorAlsoWhereItIsAskedForAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(403, 10000, "no"))

		query := app()
		query.PageNo = 2

		listing, err := connect(t, server).Sessions(t.Context(), query)

		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Kind != KindPermission || failure.Page != 2 || listing.Sessions != nil || fault.Fired() != 1 {
			t.Errorf("%d sessions, error %v, fired %d", len(listing.Sessions), err, fault.Fired())
		}
	})
}
