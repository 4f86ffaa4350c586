package realtimekit

import (
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestReadList_invalidIDs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(3))

		for _, query := range []Query{
			{},
			{AccountID: fakeapi.AccountID},
			{AppID: fakeapi.AppID},
			{AccountID: fakeapi.AccountID, AppID: "../../../evil"},
			{AccountID: "../" + fakeapi.AccountID, AppID: fakeapi.AppID},
		} {
			_, err := connect(t, server).Sessions(t.Context(), query)
			if failure := failureOf(t, err); failure.Kind != KindArgument {
				t.Errorf("%+v gives error %v", query, err)
			}
		}

		if n := len(server.Requests()); n != 0 {
			t.Errorf("%d requests", n)
		}
	})
}

func TestCrawl_onlyLastPassKeepsRows(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(45), fakeapi.MaxPageSize(20))
		query := app(Query{SortBy: SortByMinutesConsumed})

		crawl := &crawl{client: connect(t, server), query: query.ordered(), reader: readerOf(query).reader}
		for range 3 {
			done, err := crawl.pass(t.Context())
			if err != nil {
				t.Fatal(err)
			}

			crawl.add(done)
		}

		for i, pass := range crawl.passes {
			last := i == len(crawl.passes)-1
			for what, kept := range map[string]bool{
				"list": pass.list != nil, "first page": pass.first.prepared != nil, "last page": pass.previous.prepared != nil,
			} {
				if kept != last {
					t.Errorf("pass %d keeps the rows of its %s: %t", i, what, kept)
				}
			}

			// The ids of two passes are compared.
			if kept := pass.seen != nil; kept != (i > 0) {
				t.Errorf("pass %d keeps its ids: %t", i, kept)
			}
		}
	})
}
