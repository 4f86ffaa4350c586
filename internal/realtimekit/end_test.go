package realtimekit

import (
	"cmp"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEnd_promisedPageIsRefused(t *testing.T) {
	t.Parallel()

	type row struct{ status, most int }

	inBubbles(t, map[string]row{"400": {400, 0}, "404": {404, 0}, "416": {416, 0}, "404, limited": {404, 10}}, func(t *testing.T, test row) {
		server, fault := serve(t, fakeapi.Sessions(12)), &fakeapi.Fault{When: fakeapi.Page(2), Answer: fakeapi.ErrorA(test.status, test.status, "no")}
		server.Inject(fault)

		_, err := connect(t, server).Sessions(t.Context(), app(Query{PerPage: 4, MaxItems: test.most}))
		if failure := failureOf(t, err); failure.Page != 2 || failure.Message != "no" || fault.Fired() != 1 {
			t.Errorf("error %v, the fault happened %d times", err, fault.Fired())
		}
	})
}

// Many servers refuse a page past the end, and some refuse one by mistake.
func TestEnd_oneRefusalIsNotTheEnd(t *testing.T) {
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
func TestEnd_failureWhilePageIsRepeated(t *testing.T) {
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
		_, err := connect(t, server).Sessions(t.Context(), app(Query{PerPage: 4}))

		if failure := failureOf(t, err); failure.Page != 6 || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestEnd_emptyPages(t *testing.T) {
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
