package realtimekit

import (
	"fmt"
	"slices"
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
					list, err := readSessions(t.Context(), connect(t, serve(t, fakeapi.Sessions(total), options...)), app(SessionsQuery{PerPage: n}))
					if err != nil || !list.Complete || !slices.Equal(ids(list.Sessions), fakeIDs(total)) {
						t.Errorf("%d sessions: complete %t, ids %v, error %v", total, list.Complete, ids(list.Sessions), err)
					}
				})
			}
		})
	}
}

// A page that is requested again must not hold up the failure of another.
func TestList_failureWhilePageIsRepeated(t *testing.T) {
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
		_, err := readSessions(t.Context(), connect(t, server), app(SessionsQuery{PerPage: 4}))
		if failure := failureOf(t, err); failure.Page != 6 || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestList_refusedPage(t *testing.T) {
	t.Parallel()
	noTotal := []fakeapi.Option{fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging()}

	type row struct {
		page, status int
		options      []fakeapi.Option
	}

	inBubbles(t, map[string]row{
		"the first, 400":  {1, 400, noTotal},
		"the first, 404":  {1, 404, noTotal},
		"a promised, 400": {2, 400, nil},
		"a promised, 404": {2, 404, nil},
		"a promised, 416": {2, 416, nil},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(12), test.options...)
		fault := &fakeapi.Fault{When: fakeapi.Page(test.page), Answer: fakeapi.ErrorA(test.status, test.status, "no")}
		server.Inject(fault)
		_, err := readSessions(t.Context(), connect(t, server), app(SessionsQuery{PerPage: 4}))
		if failure := failureOf(t, err); failure.Page != test.page || failure.Message != "no" || fault.Fired() != 1 {
			t.Errorf("error %v, the fault happened %d times", err, fault.Fired())
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

		list, err := readSessions(t.Context(), connect(t, server), app(SessionsQuery{MaxItems: test.wanted, PerPage: test.perPage}))
		if err != nil || list.Complete != test.complete {
			t.Errorf("complete %t, error %v", list.Complete, err)
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

		list, err := readSessions(t.Context(), connect(t, server), app(SessionsQuery{PageNo: test.pageNo, PerPage: test.perPage}))
		checkSummary(t, list, err, summary{Held: test.held, Passes: 1, Complete: test.complete})
		if requests := server.Requests(); len(requests) != 1 || requests[0].Query.Encode() != test.sent {
			t.Errorf("%d requests, the first with %s", len(requests), requests[0].Query.Encode())
		}
	})
}

func TestList_invalidIDs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(3))
		for _, query := range []SessionsQuery{
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

func TestList_passes(t *testing.T) {
	t.Parallel()
	moving := fakeapi.Sessions(8)
	for i := range moving {
		moving[i].MinutesConsumed = float64(i)
	}
	newest := SessionsQuery{PerPage: 4, SortOrder: SortDescending}
	emptyOnce := &fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: emptyPage(`"total_count":12`)}
	refused := func(times int) []*fakeapi.Fault {
		return []*fakeapi.Fault{
			{When: fakeapi.Page(0), Answer: emptyPage(`"total_count":0`)},
			{When: fakeapi.Page(1), Times: times, Answer: fakeapi.ErrorA(404, 404, "no")},
		}
	}

	inBubbles(t, map[string]crawlTest{
		// Page 0 is requested after page 1, so that its rows were not read in order.
		"page 0 with new rows is not in order": {
			sessions: fakeapi.Sessions(6), concurrency: 1,
			options: []fakeapi.Option{
				fakeapi.PageZero(fakeapi.Nearest), fakeapi.NoPaging(),
				onceBefore(2, func([]fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(7) }),
			},
			query: newest, want: summary{Held: 7, Passes: 2, Complete: true},
		},
		// So the pages are requested one after another.
		"the order is ignored": {
			sessions: fakeapi.Sessions(20), options: []fakeapi.Option{
				fakeapi.IgnoreParameters("sort_by", "sort_order"), fakeapi.DefaultSort("createdAt", "DESC"), fakeapi.NoPaging(),
			},
			query: SessionsQuery{PerPage: 4}, want: summary{Held: 20, Passes: 1, Complete: true}, pages: []string{"0", "1", "2", "3", "4", "5", "6", "6"},
		},
		// The third pass is read in order.
		"arrivals without end": {
			sessions: fakeapi.Sessions(40), options: []fakeapi.Option{
				fakeapi.BeforeAnswer(func(n int, _ []fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(40 + n/2) }),
			},
			query: SessionsQuery{PerPage: 5, SortOrder: SortDescending}, want: summary{Held: 50, Passes: 3, Complete: true},
		},
		"an empty page of a limited list": {
			sessions: fakeapi.Sessions(12), faults: []*fakeapi.Fault{emptyOnce},
			query: SessionsQuery{PerPage: 4, MaxItems: 10}, want: summary{Held: 12, Passes: 2},
		},
		// An empty page 0 exists also where pages count from 1, and may have a total.
		"page 1 refused once, page 0 empty": {
			sessions: fakeapi.Sessions(2), faults: refused(1),
			query: SessionsQuery{PerPage: 5}, want: summary{Held: 2, Complete: true}, pages: []string{"0", "1", "1"},
		},
		"page 1 refused twice, page 0 empty": {
			sessions: fakeapi.Sessions(2), faults: refused(2),
			query: SessionsQuery{PerPage: 5}, want: summary{Complete: true}, pages: []string{"0", "0", "1", "1"},
		},
		// Pages 1, 0 and 2, then half of page 1, and the same again with the halves
		// exchanged: rows that move make one answer look right.
		"page_no ignored where rows move": {
			sessions: moving, concurrency: 1,
			options: []fakeapi.Option{
				fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging(),
				onceBefore(8, func(now []fakeapi.Session) []fakeapi.Session {
					now[2].MinutesConsumed, now[3].MinutesConsumed = -2, -1
					return now
				}),
			},
			query: SessionsQuery{PerPage: 4, SortBy: SortByMinutesConsumed, SortOrder: SortAscending},
			want:  summary{Held: 4, Passes: 2}, pages: []string{"0", "0", "1", "1", "2", "2", "2", "2"},
		},
	}, runCrawl)
}

// A page that is refused or empty once is requested again, and does not end the list.
func TestList_secondLook(t *testing.T) {
	t.Parallel()
	var (
		refused   = fakeapi.ErrorA(404, 404, "once")
		empty     = emptyPage("")
		emptyZero = emptyPage(`"total_count":0`)
		noTotal   = []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}
		tooSmall  = []fakeapi.Option{fakeapi.TotalCount(func(int) any { return 200 })}
		newest    = SessionsQuery{SortOrder: SortDescending}
		byMinutes = SessionsQuery{SortBy: SortByMinutesConsumed}
	)

	type row struct {
		options []fakeapi.Option
		page    int
		answer  fakeapi.Effect
		query   SessionsQuery
	}

	inBubbles(t, map[string]row{
		"page 2 refused":                            {noTotal, 2, refused, SessionsQuery{}},
		"page 2 of a growing list refused":          {noTotal, 2, refused, newest},
		"page 2 of a volatile list refused":         {noTotal, 2, refused, byMinutes},
		"page 3 refused, past a total":              {tooSmall, 3, refused, SessionsQuery{}},
		"page 2 empty":                              {noTotal, 2, empty, SessionsQuery{}},
		"page 2 of a growing list empty":            {noTotal, 2, empty, newest},
		"page 1 empty":                              {noTotal, 1, empty, SessionsQuery{}},
		"page 1 of a growing list empty":            {noTotal, 1, empty, newest},
		"page 1, a total of 0, page 0 counts 250":   {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Empty)}, 1, emptyZero, SessionsQuery{}},
		"page 1, a total of 0, page 0 has sessions": {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Nearest)}, 1, emptyZero, SessionsQuery{}},
	}, func(t *testing.T, test row) {
		runCrawl(t, crawlTest{
			sessions: fakeapi.Sessions(250), options: test.options,
			faults: []*fakeapi.Fault{{When: fakeapi.Page(test.page), Times: 1, Answer: test.answer}},
			query:  test.query, want: summary{Held: 250, Complete: true},
		})
	})
}

// What a list costs, second looks included.
func TestList_requests(t *testing.T) {
	t.Parallel()
	noTotal := []fakeapi.Option{fakeapi.NoPaging(), fakeapi.PageZero(404)}
	past404 := append([]fakeapi.Option{fakeapi.PastTheEnd(404)}, noTotal...)
	complete := func(n int) summary { return summary{Held: n, Passes: 1, Complete: true} }

	inBubbles(t, map[string]crawlTest{
		"one page":           {sessions: fakeapi.Sessions(51), want: complete(51), pages: []string{"1"}},
		"one page, volatile": {sessions: fakeapi.Sessions(51), query: SessionsQuery{SortBy: SortByMinutesConsumed}, want: complete(51), pages: []string{"1"}},
		// A total may count only the page. Then the first page of any list looks like the
		// whole list.
		"one page, as long as a limit": {sessions: fakeapi.Sessions(75), want: complete(75), pages: []string{"1", "2"}},
		"pages":                        {sessions: fakeapi.Sessions(250), want: complete(250), pages: []string{"1", "2", "3"}},
		"empty":                        {want: complete(0), pages: []string{"0", "1"}},
		"pages, no total":              {sessions: fakeapi.Sessions(250), options: noTotal, want: complete(250), pages: []string{"0", "0", "1", "2", "3", "4", "4"}},
		"empty, no total":              {options: noTotal, want: complete(0), pages: []string{"0", "0", "1", "1"}},
		"past the end refused":         {sessions: fakeapi.Sessions(250), options: past404, want: complete(250), pages: []string{"0", "0", "1", "2", "3", "4", "4"}},
	}, runCrawl)
}

// The number or the size of a page may be what the API refused.
func TestList_refusedSize(t *testing.T) {
	t.Parallel()
	type row struct {
		option  fakeapi.Option
		query   SessionsQuery
		sizes   []string
		refused bool
	}

	maximum := fakeapi.RefuseOverMaximum(422)

	inBubbles(t, map[string]row{
		"is lowered":                       {maximum, SessionsQuery{}, []string{"1000", "100", "100", "100"}, false},
		"of the user is kept":              {maximum, SessionsQuery{PerPage: 500}, []string{"500", "500"}, true},
		"when another argument is refused": {fakeapi.RefuseOpenRanges(), SessionsQuery{Participants: "5:"}, []string{"1000", "100", "100"}, true},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(250), fakeapi.MaxPageSize(100), test.option)

		list, err := readSessions(t.Context(), connect(t, server), app(test.query))
		if test.refused && failureOf(t, err).Kind != KindInvalid || !test.refused && (err != nil || !list.Complete) {
			t.Errorf("complete %t, error %v", list.Complete, err)
		}
		if sizes := sent(server, "per_page"); !slices.Equal(sizes, test.sizes) {
			t.Errorf("requested sizes %v, want %v", sizes, test.sizes)
		}
	})
}

func TestList_readThatCannotFit(t *testing.T) {
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

// The first pass takes five requests. The budget ends the second, so that the list stays
// unproven.
func TestList_secondPassDoesNotFit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(6), fakeapi.NoPaging())
		client := connect(t, server, func(c *Config) { c.PerFiveMinutes = 6 })

		list, err := readSessions(bounded(t, time.Minute), client, app(SessionsQuery{PerPage: 4, SortBy: SortByMinutesConsumed}))
		checkSummary(t, list, err, summary{Held: 6, Passes: 1})
		if got, want := pagesAskedFor(server), []string{"0", "1", "1", "2", "3", "4"}; !slices.Equal(got, want) {
			t.Errorf("requested pages %v, want %v", got, want)
		}
	})
}
