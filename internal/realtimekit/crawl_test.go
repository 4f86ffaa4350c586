package realtimekit

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCrawl_readsEveryPage(t *testing.T) {
	t.Parallel()

	const n = 4

	for name, options := range map[string][]fakeapi.Option{
		"as documented":            nil,
		"clamped":                  {fakeapi.MaxPageSize(3)},
		"paging in data":           {fakeapi.PagingInData()},
		"only a total":             {fakeapi.PagingFields("total_count")},
		"only offsets":             {fakeapi.PagingFields("start_offset", "end_offset")},
		"no paging":                {fakeapi.NoPaging()},
		"pages from 0":             {fakeapi.PagesFromZero()},
		"pages from 0, no paging":  {fakeapi.PagesFromZero(), fakeapi.NoPaging()},
		"pages from 0, no offsets": {fakeapi.PagesFromZero(), fakeapi.PagingFields("total_count")},
		"pages from 0, past 404":   {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(404), fakeapi.PagingFields("total_count")},
		"pages from 0, past 422":   {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(422)},
		"pages from 0, past again": {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(fakeapi.Nearest), fakeapi.PagingFields("total_count")},
		"0 is refused":             {fakeapi.PageZero(422), fakeapi.NoPaging()},
		"past the end 404":         {fakeapi.PastTheEnd(404), fakeapi.NoPaging()},
		"past the end 416":         {fakeapi.PastTheEnd(416), fakeapi.PagingFields("start_offset")},
		"newest first by default":  {fakeapi.DefaultSort("createdAt", "DESC")},
		"total too small":          {fakeapi.TotalCount(func(real int) any { return min(real, 2) })},
		"total is text":            {fakeapi.TotalCount(func(real int) any { return fmt.Sprint(real) })},
		"total is negative":        {fakeapi.TotalCount(func(int) any { return -1 })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for _, total := range []int{0, 1, n - 1, n, n + 1, 2 * n, 2*n + 1} {
				synctest.Test(t, func(t *testing.T) {
					list, err := connect(t, serve(t, fakeapi.Sessions(total), options...)).Sessions(t.Context(), app(Query{PerPage: n}))
					if err != nil || !list.Complete || !slices.Equal(ids(list.Sessions), fakeIDs(total)) {
						t.Errorf("%d sessions: complete %t, ids %v, error %v", total, list.Complete, ids(list.Sessions), err)
					}
				})
			}
		})
	}
}

func TestCrawl_requestsOfOnePage(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]Query{
		"all": {}, "live": {Status: StatusLive}, "by minutes": {SortBy: SortByMinutesConsumed}, "of one meeting": {AssociatedID: fakeapi.Sessions(1)[0].AssociatedID},
	}, func(t *testing.T, query Query) {
		server := serve(t, fakeapi.Sessions(51))

		list, err := connect(t, server).Sessions(t.Context(), app(query))
		if err != nil || !list.Complete || len(list.Sessions) == 0 || len(server.Requests()) != 1 {
			t.Errorf("%d sessions, complete %t, %d requests, error %v", len(list.Sessions), list.Complete, len(server.Requests()), err)
		}
	})
}

// A total may count only the page. Then the first page of any list looks like the
// whole list.
func TestCrawl_onePageAsLongAsLimit(t *testing.T) {
	t.Parallel()

	for _, query := range []Query{{}, {SortOrder: SortDescending}} {
		for total, requests := range map[int]int{50: 2, 64: 2, 75: 2, 100: 2, 101: 1} {
			t.Run(fmt.Sprint(total, " ", query.SortOrder), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := serve(t, fakeapi.Sessions(total), fakeapi.MaxPageSize(0))

					list, err := connect(t, server).Sessions(t.Context(), app(query))
					checkSummary(t, list, err, summary{Held: total, Passes: 1, Complete: true})

					if n := len(server.Requests()); n != requests {
						t.Errorf("%d requests, want %d", n, requests)
					}
				})
			})
		}
	}
}

func TestCrawl_summary(t *testing.T) {
	t.Parallel()

	renamed := fakeapi.Sessions(9)
	for i := range renamed {
		renamed[i].MeetingDisplayName = "standup"
	}

	newest := Query{PerPage: 4, SortOrder: SortDescending}

	inBubbles(t, map[string]crawlTest{
		"total too large": {
			sessions: fakeapi.Sessions(20), options: []fakeapi.Option{fakeapi.TotalCount(func(real int) any { return real + 1 })},
			query: Query{PerPage: 4}, want: summary{Held: 20, Passes: 2},
		},
		"page_no ignored": {
			sessions: fakeapi.Sessions(20), options: []fakeapi.Option{fakeapi.IgnoreParameters("page_no")},
			query: Query{PerPage: 4}, want: summary{Held: 4, Passes: 2},
		},
		"page_no ignored, no total": {
			sessions: fakeapi.Sessions(20), options: []fakeapi.Option{fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging()},
			query: Query{PerPage: 4}, want: summary{Held: 4, Passes: 2},
		},
		// Page 0 is requested after page 1, so that its rows were not read in order.
		"page 0 with new rows is not in order": {
			sessions: fakeapi.Sessions(6), oneByOne: true,
			options: []fakeapi.Option{
				fakeapi.PageZero(fakeapi.Nearest), fakeapi.NoPaging(),
				onceBefore(2, func([]fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(7) }),
			},
			query: newest, want: summary{Held: 7, Passes: 2, Complete: true},
		},
		// One session leaves the list, so that the others move up, and another arrives.
		"a meeting is renamed during a search": {
			sessions: renamed[:8],
			options: []fakeapi.Option{onceBefore(2, func(now []fakeapi.Session) []fakeapi.Session {
				now[0].MeetingDisplayName = "retrospective"

				return append(now, renamed[8])
			})},
			query: Query{PerPage: 4, Search: "standup"}, want: summary{Held: 8, Passes: 3, Complete: true},
		},
		"live sessions end during the read": {
			sessions: fakeapi.Sessions(200),
			options: []fakeapi.Option{fakeapi.PastTheEnd(404), onceBefore(2, func(now []fakeapi.Session) []fakeapi.Session {
				for i := range now[41:] {
					now[41+i].Status = StatusEnded
				}

				return now
			})},
			query: Query{PerPage: 2, Status: StatusLive}, want: summary{Held: 2, Passes: 2, Complete: true},
		},
	}, runCrawl)
}

func TestCrawl_growingListWithoutTotalIsReadInOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(20), fakeapi.PagingFields("start_offset"))

		list, err := connect(t, server).Sessions(t.Context(), app(Query{PerPage: 4, SortOrder: SortDescending}))
		checkSummary(t, list, err, summary{Held: 20, Passes: 1, Complete: true})

		if n := server.MaxInFlight(); n != 1 {
			t.Errorf("%d requests at once", n)
		}
	})
}

func TestCrawl_arrivalsHideNothing(t *testing.T) {
	t.Parallel()

	some := func(n int) int { return min(n, 12) }

	type row struct {
		query   Query
		arrived func(n int) int // before answer n
		passes  int             // 0 for any number
	}

	inBubbles(t, map[string]row{
		"oldest first": {Query{PerPage: 5}, some, 0},
		"newest first": {Query{PerPage: 5, SortOrder: SortDescending}, some, 0},
		"ended":        {Query{PerPage: 5, Status: StatusEnded}, some, 0},
		// The third pass is read in order.
		"endlessly": {Query{PerPage: 5, SortOrder: SortDescending}, func(n int) int { return n / 2 }, 3},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(40), fakeapi.BeforeAnswer(func(n int, _ []fakeapi.Session) []fakeapi.Session {
			return fakeapi.Sessions(40 + test.arrived(n))
		}))

		list, err := connect(t, server).Sessions(t.Context(), app(test.query))
		if err != nil || !list.Complete || test.passes > 0 && list.Passes != test.passes {
			t.Fatalf("complete %t after %d passes, error %v", list.Complete, list.Passes, err)
		}

		held := ids(list.Sessions)
		for _, session := range fakeapi.Sessions(40) {
			matches := test.query.Status == "" || session.Status == test.query.Status
			if matches && !slices.Contains(held, session.ID) {
				t.Errorf("session %s is missing", session.ID)
			}
		}

		slices.Sort(held)

		if len(slices.Compact(held)) != len(list.Sessions) {
			t.Error("a session is there twice")
		}
	})
}
