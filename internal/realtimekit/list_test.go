package realtimekit

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestList_readsEveryPage(t *testing.T) {
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
					list, err := readSessions(t.Context(), connect(t, serve(t, fakeapi.Sessions(total), options...)), app(Query{PerPage: n}))
					if err != nil || !list.Complete || !slices.Equal(ids(list.Sessions), fakeIDs(total)) {
						t.Errorf("%d sessions: complete %t, ids %v, error %v", total, list.Complete, ids(list.Sessions), err)
					}
				})
			}
		})
	}
}

func TestList_requestsOfOnePage(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]Query{
		"all": {}, "live": {Status: StatusLive}, "by minutes": {SortBy: SortByMinutesConsumed}, "of one meeting": {AssociatedID: fakeapi.Sessions(1)[0].AssociatedID},
	}, func(t *testing.T, query Query) {
		server := serve(t, fakeapi.Sessions(51))

		list, err := readSessions(t.Context(), connect(t, server), app(query))
		if err != nil || !list.Complete || len(list.Sessions) == 0 || len(server.Requests()) != 1 {
			t.Errorf("%d sessions, complete %t, %d requests, error %v", len(list.Sessions), list.Complete, len(server.Requests()), err)
		}
	})
}

// A total may count only the page. Then the first page of any list looks like the
// whole list.
func TestList_onePageAsLongAsLimit(t *testing.T) {
	t.Parallel()

	for _, query := range []Query{{}, {SortOrder: SortDescending}} {
		for total, requests := range map[int]int{50: 2, 64: 2, 75: 2, 100: 2, 101: 1} {
			t.Run(fmt.Sprint(total, " ", query.SortOrder), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := serve(t, fakeapi.Sessions(total), fakeapi.MaxPageSize(0))

					list, err := readSessions(t.Context(), connect(t, server), app(query))
					checkSummary(t, list, err, summary{Held: total, Passes: 1, Complete: true})

					if n := len(server.Requests()); n != requests {
						t.Errorf("%d requests, want %d", n, requests)
					}
				})
			})
		}
	}
}

func TestList_summary(t *testing.T) {
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

func TestList_growingListWithoutTotalIsReadInOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(20), fakeapi.PagingFields("start_offset"))

		list, err := readSessions(t.Context(), connect(t, server), app(Query{PerPage: 4, SortOrder: SortDescending}))
		checkSummary(t, list, err, summary{Held: 20, Passes: 1, Complete: true})

		if n := server.MaxInFlight(); n != 1 {
			t.Errorf("%d requests at once", n)
		}
	})
}

func TestList_arrivalsHideNothing(t *testing.T) {
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

		list, err := readSessions(t.Context(), connect(t, server), app(test.query))
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

func TestList_endPromisedPageIsRefused(t *testing.T) {
	t.Parallel()

	type row struct{ status, most int }

	inBubbles(t, map[string]row{"400": {400, 0}, "404": {404, 0}, "416": {416, 0}, "404, limited": {404, 10}}, func(t *testing.T, test row) {
		server, fault := serve(t, fakeapi.Sessions(12)), &fakeapi.Fault{When: fakeapi.Page(2), Answer: fakeapi.ErrorA(test.status, test.status, "no")}
		server.Inject(fault)

		_, err := readSessions(t.Context(), connect(t, server), app(Query{PerPage: 4, MaxItems: test.most}))
		if failure := failureOf(t, err); failure.Page != 2 || failure.Message != "no" || fault.Fired() != 1 {
			t.Errorf("error %v, the fault happened %d times", err, fault.Fired())
		}
	})
}

// Many servers refuse a page past the end, and some refuse one by mistake.
func TestList_endOneRefusalIsNotTheEnd(t *testing.T) {
	t.Parallel()

	tests := map[string]crawlTest{}

	for name, test := range map[string]struct {
		option fakeapi.Option
		page   int
		// passes over stable, growing and volatile rows.
		passes [3]int
	}{
		"the second page, no total":      {fakeapi.NoPaging(), 2, [3]int{1, 1, 2}},
		"in the look-ahead, no total":    {fakeapi.NoPaging(), 4, [3]int{1, 1, 2}},
		"past a total that is too small": {fakeapi.TotalCount(func(int) any { return 12 }), 4, [3]int{1, 2, 2}},
	} {
		for class, status := range []string{"", StatusEnded, StatusLive} {
			sessions := fakeapi.Sessions(40)
			for i := range sessions {
				sessions[i].Status = cmp.Or(status, sessions[i].Status)
			}

			tests[name+" "+status] = crawlTest{
				sessions: sessions, options: []fakeapi.Option{test.option},
				fault: &fakeapi.Fault{When: fakeapi.Page(test.page), Times: 1, Answer: fakeapi.ErrorA(404, 404, "once")},
				query: Query{PerPage: 4, Status: status}, want: summary{Held: 40, Passes: test.passes[class], Complete: true},
			}
		}
	}

	inBubbles(t, tests, runCrawl)
}

// A page that is requested again must not hold up the failure of another.
func TestList_endFailureWhilePageIsRepeated(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(60), fakeapi.NoPaging(), fakeapi.PageZero(fakeapi.Nearest), fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
			if fakeapi.Page(6)(r) {
				return time.Second
			}

			return 0
		}))

		// The fourth page ahead is refused, and then never answered.
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(5), Times: 1, Answer: fakeapi.ErrorA(404, 404, "once")})
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(5), Answer: fakeapi.Stall(0)})
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(6), Answer: fakeapi.ErrorB(403, 10000, "no")})

		begin := time.Now()
		_, err := readSessions(t.Context(), connect(t, server), app(Query{PerPage: 4}))

		if failure := failureOf(t, err); failure.Page != 6 || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestList_endEmptyPages(t *testing.T) {
	t.Parallel()

	empty := func(page, times int, paging string) *fakeapi.Fault {
		return &fakeapi.Fault{When: fakeapi.Page(page), Times: times, Answer: fakeapi.Body(`{"data":{"sessions":[]},"paging":{` + paging + `}}`)}
	}

	var (
		twelve, limited = fakeapi.Sessions(12), Query{PerPage: 4, MaxItems: 10}
		moving          = fakeapi.Sessions(8)
	)

	for i := range moving {
		moving[i].MinutesConsumed = float64(i)
	}

	inBubbles(t, map[string]crawlTest{
		"once, in the middle": {
			sessions: twelve, fault: empty(2, 1, totalOf(12)), query: Query{PerPage: 4}, want: summary{Held: 12, Passes: 2, Complete: true},
		},
		"always, in the middle": {sessions: twelve, fault: empty(2, 0, totalOf(12)), query: Query{PerPage: 4}, want: summary{Held: 8, Passes: 2}},
		"once, in a limited list": {
			sessions: twelve, fault: empty(2, 1, totalOf(12)), query: limited, want: summary{Held: 12, Passes: 2, Limited: true},
		},
		"always, in a limited list": {
			sessions: twelve, fault: empty(2, 0, totalOf(12)), query: limited, want: summary{Held: 4, Passes: 2, Limited: true},
		},
		"once, in the middle, no total": {
			sessions: fakeapi.Sessions(20), options: []fakeapi.Option{fakeapi.NoPaging()}, fault: empty(3, 1, ""),
			query: Query{PerPage: 4}, want: summary{Held: 20, Passes: 2, Complete: true},
		},
		"both pages that may be the first": {
			query: Query{Status: StatusLive}, want: summary{Passes: 1, Complete: true}, pages: []string{"0", "1"},
		},
		// One, two, four and eight pages ahead, and of those past the end the first again.
		"refused past the end": {
			sessions: fakeapi.Sessions(10), options: []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PastTheEnd(404), fakeapi.PageZero(fakeapi.Nearest)},
			query: Query{PerPage: 2}, want: summary{Held: 10, Passes: 1, Complete: true},
			pages: []string{"0", "1", "2", "3", "4", "5", "6", "6", "7", "8"},
		},
		// Pages 1, 0 and 2, then half of page 1, and the same again with the halves
		// exchanged: rows that move make one answer look right.
		"page_no ignored where rows move": {
			sessions: moving, oneByOne: true,
			options: []fakeapi.Option{
				fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging(),
				onceBefore(8, func(now []fakeapi.Session) []fakeapi.Session {
					now[2].MinutesConsumed, now[3].MinutesConsumed = -2, -1

					return now
				}),
			},
			query: Query{PerPage: 4, SortBy: SortByMinutesConsumed, SortOrder: SortAscending},
			want:  summary{Held: 4, Passes: 2}, pages: []string{"0", "0", "1", "1", "2", "2", "2", "2"},
		},
	}, runCrawl)
}

func TestList_firstPageLowersRefusedSize(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))
		client := connect(t, server)

		list, err := readSessions(t.Context(), client, app())
		checkSummary(t, list, err, summary{Held: 250, Passes: 1, Complete: true})

		if sizes := sent(server, "per_page"); !slices.Equal(sizes, []string{"1000", "100", "100", "100"}) {
			t.Errorf("requested sizes %v", sizes)
		}
	})
}

func TestList_firstPageKeepsSizeOfUser(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))

		_, err := readSessions(t.Context(), connect(t, server), app(Query{PerPage: 500}))
		if failure := failureOf(t, err); failure.Kind != KindInvalid || slices.ContainsFunc(sent(server, "per_page"), func(size string) bool { return size != "500" }) {
			t.Errorf("error %v, requested sizes %v", err, sent(server, "per_page"))
		}
	})
}

func TestList_firstPageRefusalOfAnotherArgument(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(5), fakeapi.RefuseOpenRanges())
		client := connect(t, server)

		_, err := readSessions(t.Context(), client, app(Query{Participants: "5:"}))
		if failure := failureOf(t, err); failure.Kind != KindInvalid {
			t.Errorf("error %v", err)
		}

		// The number or the size of the page may be what the API refused.
		if numbers, sizes := sent(server, "page_no"), sent(server, "per_page"); !slices.Equal(numbers, []string{"1", "1", "0"}) ||
			!slices.Equal(sizes, []string{"1000", "100", "100"}) {
			t.Errorf("requested pages %v of sizes %v", numbers, sizes)
		}

		server.Forget()

		if _, err := readSessions(t.Context(), client, app()); err != nil {
			t.Fatal(err)
		}

		if size := sent(server, "per_page")[0]; size != "1000" {
			t.Errorf("the next read requests %s", size)
		}
	})
}

func TestList_firstPageRefusalIsNotAnEmptyList(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]int{"400": 400, "404": 404}, func(t *testing.T, status int) {
		server := serve(t, fakeapi.Sessions(12), fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging())
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(1), Answer: fakeapi.ErrorA(status, status, "no")})

		_, err := readSessions(t.Context(), connect(t, server), app())
		if failure := failureOf(t, err); failure.Message != "no" {
			t.Errorf("error %v", err)
		}
	})
}

// An empty page 0 exists also where pages count from 1, and may have a total. The
// refusal of page 1 is believed only if it is repeated.
func TestList_firstPageEmptyPage0WithTotal(t *testing.T) {
	t.Parallel()

	type row struct {
		refusals int
		want     []string
		asked    []int
	}

	inBubbles(t, map[string]row{
		"once":  {1, []string{"a", "b"}, []int{1, 0, 1}},
		"twice": {2, []string{}, []int{1, 0, 1, 0}},
	}, func(t *testing.T, test row) {
		var asked []int

		list, err := readScript(t, Query{PerPage: 5}, func(pageNo int) string {
			asked = append(asked, pageNo)

			switch {
			case pageNo == 0:
				return pageOf(`"total_count":0`, "")
			case len(asked) <= 2*test.refusals-1:
				return ""
			default:
				return pageOf(`"total_count":2,"start_offset":1`, "a b")
			}
		})
		if err != nil || !list.Complete || !slices.Equal(ids(list.Sessions), test.want) || !slices.Equal(asked, test.asked) {
			t.Errorf("%v, complete %t, requested pages %v, error %v", ids(list.Sessions), list.Complete, asked, err)
		}
	})
}

func TestList_maxItems(t *testing.T) {
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
		"no total, the end":    {9, 0, 5, noTotal, []string{"9", "9", "9"}, 5, true},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(test.there), test.options...)

		list, err := readSessions(t.Context(), connect(t, server), app(Query{MaxItems: test.wanted, PerPage: test.perPage}))
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

func TestList_pageNo(t *testing.T) {
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

		list, err := readSessions(t.Context(), connect(t, server), app(Query{PageNo: test.pageNo, PerPage: test.perPage}))
		checkSummary(t, list, err, summary{Held: test.held, Passes: 1, Complete: test.complete, Limited: true})

		if requests := server.Requests(); len(requests) != 1 || requests[0].Query.Encode() != test.sent {
			t.Errorf("%d requests, the first with %s", len(requests), requests[0].Query.Encode())
		}
	})
}

func TestList_pageNoRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(403, 10000, "no"))

		_, err := readSessions(t.Context(), connect(t, server), app(Query{PageNo: 2}))
		if failure := failureOf(t, err); failure.Kind != KindPermission || failure.Page != 2 || fault.Fired() != 1 {
			t.Errorf("error %v after %d requests", err, fault.Fired())
		}
	})
}

func TestList_invalidIDs(t *testing.T) {
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
			_, err := readSessions(t.Context(), connect(t, server), query)
			if failure := failureOf(t, err); failure.Kind != KindArgument {
				t.Errorf("%+v gives error %v", query, err)
			}
		}

		if n := len(server.Requests()); n != 0 {
			t.Errorf("%d requests", n)
		}
	})
}

func TestList_limitsReadsOfManyPagesKeepTheBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const sessions, budget = 400, 160

		server := serve(t, fakeapi.Sessions(sessions), fakeapi.MaxPageSize(1),
			fakeapi.RateLimit(budget+30, 5*time.Minute), fakeapi.Latency(70*time.Millisecond))
		refusals := &fakeapi.Fault{When: fakeapi.Every(89), Answer: fakeapi.RetryAfter("3")}
		server.Inject(refusals)

		client := connect(t, server, func(c *Config) { c.PerFiveMinutes = budget })

		var group sync.WaitGroup

		for _, order := range []string{SortAscending, SortDescending} {
			group.Go(func() {
				list, err := readSessions(t.Context(), client, app(Query{SortOrder: order}))
				checkSummary(t, list, err, summary{Held: sessions, Passes: 1, Complete: true})
			})
		}

		group.Wait()

		arrived := moments(server)
		if len(arrived) < 2*sessions || refusals.Fired() < 8 {
			t.Errorf("%d requests, %d refused", len(arrived), refusals.Fired())
		}

		checkWindow(t, arrived, budget, 5*time.Minute)
	})
}

func TestList_limitsAnotherClientMakesReadsWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(100), fakeapi.MaxPageSize(1), fakeapi.RateLimit(60, time.Minute))

		// The budget of the client knows nothing of these.
		server.Burn(40)

		stop, stopped := make(chan struct{}), make(chan struct{})

		go func() {
			defer close(stopped)

			for {
				select {
				case <-stop:
					return
				case <-time.After(10 * time.Second):
					server.Burn(7)
				}
			}
		}()

		begin := time.Now()

		// Without retries, a refusal for good would fail the read.
		list, err := readSessions(t.Context(), connect(t, server, noRetries), app())
		checkSummary(t, list, err, summary{Held: 100, Passes: 1, Complete: true})

		// At most those under way when the other client used up the limit.
		if n, waited := rateLimited(server), time.Since(begin); n > 16 || waited <= time.Minute {
			t.Errorf("%d requests were refused, in %s", n, waited)
		}

		close(stop)
		<-stopped
	})
}

// rateLimited counts the requests that got status 429.
func rateLimited(server *fakeapi.Server) (n int) {
	for _, request := range server.Requests() {
		if request.Status == http.StatusTooManyRequests {
			n++
		}
	}

	return n
}

func TestList_limitsNoMoreUnderWayThanRemain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(50), fakeapi.MaxPageSize(1), fakeapi.RateLimit(20, time.Minute), fakeapi.Latency(time.Second))

		list, err := readSessions(t.Context(), connect(t, server), app())
		checkSummary(t, list, err, summary{Held: 50, Passes: 1, Complete: true})

		if n := rateLimited(server); n != 0 {
			t.Errorf("%d requests were refused", n)
		}
	})
}

func TestList_preflightReadThatCannotFit(t *testing.T) {
	t.Parallel()

	type row struct {
		option   fakeapi.Option
		budget   int
		deadline time.Duration
		want     Estimate
	}

	inBubbles(t, map[string]row{
		"for the budget": {
			fakeapi.Latency(0), 30, 9 * time.Minute,
			Estimate{Requests: 100, PageSize: 1, Needed: 15 * time.Minute, Left: 9 * time.Minute},
		},
		"for its length": {
			fakeapi.Latency(10 * time.Second), 1000, 40 * time.Second,
			Estimate{Requests: 100, PageSize: 1, Needed: 35 * time.Second, Left: 30 * time.Second},
		},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(100), fakeapi.MaxPageSize(1), test.option)
		client := connect(t, server, func(c *Config) { c.PerFiveMinutes = test.budget })

		_, err := readSessions(bounded(t, test.deadline), client, app())
		if failure := failureOf(t, err); failure.Kind != KindTooMuch || *failure.Estimate != test.want || len(server.Requests()) != 1 {
			t.Errorf("error %v, estimate %+v after %d requests", err, *failure.Estimate, len(server.Requests()))
		}
	})
}

// A further pass that does not fit leaves the list unproven.
func TestList_preflightSecondPassDoesNotFit(t *testing.T) {
	t.Parallel()

	type row struct {
		option fakeapi.Option
		query  Query
		budget int
		pages  []string
	}

	inBubbles(t, map[string]row{
		"a total": {
			fakeapi.TotalCount(func(real int) any { return real + 1 }),
			Query{PerPage: 1},
			12,
			[]string{"0", "1", "1", "2", "3", "4", "5", "6", "7", "8"},
		},
		// The first pass takes five requests, so that the budget ends the second one.
		"no total": {fakeapi.NoPaging(), Query{PerPage: 4, SortBy: SortByMinutesConsumed}, 6, []string{"0", "1", "1", "2", "3", "4"}},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(6), test.option)
		client := connect(t, server, func(c *Config) { c.PerFiveMinutes = test.budget })

		list, err := readSessions(bounded(t, time.Minute), client, app(test.query))
		checkSummary(t, list, err, summary{Held: 6, Passes: 1})

		if got := pagesAskedFor(server); !slices.Equal(got, test.pages) {
			t.Errorf("requested pages %v, want %v", got, test.pages)
		}
	})
}

func TestList_preflightBudgetUsedUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := connect(t, serve(t, fakeapi.Sessions(3)), func(c *Config) { c.PerFiveMinutes = 1 })
		if _, err := readSessions(t.Context(), client, app()); err != nil {
			t.Fatal(err)
		}

		_, err := readSessions(bounded(t, time.Minute), client, app())
		if failure := failureOf(t, err); failure.Kind != KindBudget || failure.Wait != 5*time.Minute {
			t.Errorf("error %#v", failure)
		}

		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)

		_, err = readSessions(ctx, client, app())
		if failure := failureOf(t, err); failure.Kind != KindCanceled {
			t.Errorf("error %#v", failure)
		}
	})
}

// TestList_secondLook reads lists whose first answer for a page is empty, although
// it has sessions.
func TestList_secondLook(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		options  []fakeapi.Option
		page     int
		answer   fakeapi.Effect
		query    func(*Query)
		requests int // 0 is not checked
	}{
		"page 2, no total": {
			[]fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}, 2, fakeapi.Body(pageOf("", "")), func(*Query) {}, 0,
		},
		"page 2 of a growing list, no total": {
			[]fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}, 2, fakeapi.Body(pageOf("", "")), func(q *Query) { q.SortOrder = SortDescending }, 0,
		},
		"page 1, no total": {
			[]fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404), fakeapi.MaxPageSize(0)}, 1, fakeapi.Body(pageOf("", "")), func(*Query) {}, 6,
		},
		"page 1 of a growing list, no total": {
			[]fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404), fakeapi.MaxPageSize(0)}, 1, fakeapi.Body(pageOf("", "")), func(q *Query) { q.SortOrder = SortDescending }, 0,
		},
		"page 1, a total of 0, page 0 counts 250": {
			[]fakeapi.Option{fakeapi.PageZero(fakeapi.Empty)}, 1, fakeapi.Body(pageOf(totalOf(0), "")), func(*Query) {}, 0,
		},
		"page 1, a total of 0, page 0 has sessions": {
			[]fakeapi.Option{fakeapi.PageZero(fakeapi.Nearest)}, 1, fakeapi.Body(pageOf(totalOf(0), "")), func(*Query) {}, 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := serve(t, fakeapi.Sessions(250), test.options...)

				fault := &fakeapi.Fault{When: fakeapi.Page(test.page), Times: 1, Answer: test.answer}
				server.Inject(fault)

				query := app()
				test.query(&query)

				listing, err := readSessions(t.Context(), connect(t, server), query)
				if err != nil || !listing.Complete || listing.Held != 250 || fault.Fired() != 1 {
					t.Errorf("complete %t with %d sessions, %d faults, error %v", listing.Complete, listing.Held, fault.Fired(), err)
				}

				if got := len(server.Requests()); test.requests > 0 && got != test.requests {
					t.Errorf("%d requests, want %d", got, test.requests)
				}
			})
		})
	}
}

// TestList_confirmationIsBounded counts the requests that the second looks cost.
func TestList_confirmationIsBounded(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		sessions int
		options  []fakeapi.Option
		pages    []string
	}{
		"with a total, one page":  {51, nil, []string{"1"}},
		"with a total, pages":     {250, nil, []string{"1", "2", "3"}},
		"with a total, empty":     {0, nil, []string{"0", "1"}},
		"without a total":         {250, []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}, []string{"0", "0", "1", "2", "3", "4", "4"}},
		"without a total, empty":  {0, []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}, []string{"0", "0", "1", "1"}},
		"refused, past the end":   {250, []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404), fakeapi.PastTheEnd(404)}, []string{"0", "0", "1", "2", "3", "4", "4"}},
		"empty, refused past end": {0, []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404), fakeapi.PastTheEnd(404)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := serve(t, fakeapi.Sessions(test.sessions), test.options...)

				listing, err := readSessions(t.Context(), connect(t, server), app())
				if err == nil && (!listing.Complete || listing.Held != test.sessions) {
					t.Errorf("complete %t with %d sessions", listing.Complete, listing.Held)
				}

				if got := pagesAskedFor(server); test.pages != nil && (err != nil || !slices.Equal(got, test.pages)) {
					t.Errorf("requested pages %q, want %q; error %v", got, test.pages, err)
				}
			})
		})
	}
}

// TestList_emptyWithoutList reads an answer that leaves out every optional field.
func TestList_emptyWithoutList(t *testing.T) {
	t.Parallel()

	for body, want := range map[string]string{
		`{"success":true,"data":{},"paging":{"total_count":0}}`:                "complete",
		`{"success":true,"data":{"paging":{"total_count":0}}}`:                 "complete",
		`{"success":true,"paging":{"total_count":0}}`:                          "complete",
		`{"success":true,"data":{}}`:                                           "it has no data.sessions",
		`{"success":true,"data":{},"paging":{"total_count":3}}`:                "it has no data.sessions",
		`{"success":true,"result":{"sessions":[]},"paging":{"total_count":1}}`: "it has no data.sessions",
	} {
		synctest.Test(t, func(t *testing.T) {
			listing, err := readScript(t, Query{}, func(int) string { return body })

			got := fmt.Sprint(err)
			if err == nil && listing.Complete && listing.Held == 0 {
				got = "complete"
			}

			if !strings.Contains(got, want) {
				t.Errorf("%s: %s, want %s", body, got, want)
			}
		})
	}
}
