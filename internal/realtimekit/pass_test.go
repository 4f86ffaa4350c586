package realtimekit

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestPass_scripted(t *testing.T) {
	t.Parallel()

	var (
		ended = Query{Status: StatusEnded}
		later = map[int]string{1: pageOf(``, "a b c d"), 2: pageOf(totalOf(20), "e f g")}
		zero  = map[int]string{0: pageOf(``, "a b c"), 1: pageOf(totalOf(12), "d e f"), 2: pageOf(totalOf(12), "g h")}
		past  = totalOf(3) + `,"start_offset":1`
	)

	type row struct {
		query Query
		pages map[int]string
		// rest is the body of other pages above 0, which are refused without one. Page
		// 0 is refused unless it is listed.
		rest   string
		ids    string
		passes int
		whole  bool // proven
	}

	inBubbles(t, map[string]row{
		// Sessions that were created at the same moment may come in any order.
		"a row moved, no total": {
			pages: map[int]string{1: pageOf(``, "a b"), 2: pageOf(``, "b d"), 3: pageOf(``, "")}, ids: "a b d", passes: 2, whole: true,
		},
		"a row moved, and one arrived": {
			pages: map[int]string{1: pageOf(totalOf(3), "a b"), 2: pageOf(totalOf(3), "b d"), 3: pageOf(totalOf(3), "")}, ids: "a b d", passes: 2, whole: true,
		},
		"page 1 says it is not the first": {
			pages: map[int]string{0: pageOf(`"total_count":4,"start_offset":1`, "a b c d"), 1: pageOf(`"total_count":1,"start_offset":5`, "e")},
			rest:  pageOf(totalOf(0), ""), ids: "a b c d e", passes: 1, whole: true,
		},
		"the list ends with known rows": {
			query: Query{PerPage: 3}, pages: map[int]string{1: pageOf(`"total_count":3,"start_offset":1`, "a b c"), 2: pageOf(totalOf(3), "c a")},
			ids: "a b c", passes: 2,
		},
		"the list ends with known rows, no total": {
			query: Query{PerPage: 3}, pages: map[int]string{1: pageOf(``, "a b c"), 2: pageOf(``, "b a c")}, rest: pageOf(``, ""), ids: "a b c", passes: 2,
		},
		"the list ends with its first page again": {
			pages: map[int]string{1: pageOf(``, "a b c"), 2: pageOf(``, "d e f")}, rest: pageOf(``, "a b c"), ids: "a b c d e f", passes: 1, whole: true,
		},
		// Session n ended while the pages were read side by side: page 3 is from before,
		// page 2 from after, and o6 slipped from one to the other.
		"a growing list, a page without a total": {
			query: ended, pages: map[int]string{1: pageOf(`"total_count":6,"start_offset":1`, "o1 o2 o3"), 2: pageOf(``, "n o4 o5"), 3: pageOf(``, "")},
			ids: "o1 o2 o3 n o4 o5", passes: 2, whole: true,
		},
		"a later total":                        {pages: later, rest: pageOf(totalOf(12), ""), ids: "a b c d e f g", passes: 2},
		"a later total of a growing list":      {query: ended, pages: later, rest: pageOf(totalOf(12), ""), ids: "a b c d e f g", passes: 2},
		"pages from 0, a later total":          {pages: zero, rest: pageOf(totalOf(12), ""), ids: "a b c d e f g h", passes: 2},
		"pages from 0, a later total, growing": {query: ended, pages: zero, rest: pageOf(totalOf(12), ""), ids: "a b c d e f g h", passes: 2},
		// The list is at least as long as the place of its last row.
		"a page past the total": {
			pages: map[int]string{1: pageOf(past, "a b"), 2: pageOf(past, "b a"), 3: pageOf(past, "c"), 4: pageOf(past, "d")},
			rest:  pageOf(past, ""), ids: "a b c d", passes: 1, whole: true,
		},
		"page 0 shares rows and has a total": {
			pages: map[int]string{0: pageOf(totalOf(9), "z a"), 1: pageOf(``, "a b")}, rest: pageOf(``, ""), ids: "z a b", passes: 2,
		},
		"page 0 shares rows, a growing list": {
			query: ended, pages: map[int]string{0: pageOf(``, "z a"), 1: pageOf(totalOf(3), "a b")}, rest: pageOf(totalOf(3), ""), ids: "z a b", passes: 2, whole: true,
		},
		"page 0 and page 1 show that page_no works": {
			pages: map[int]string{0: pageOf(``, "z a"), 1: pageOf(``, "a b")}, rest: pageOf(``, "a b"), ids: "z a b", passes: 1, whole: true,
		},
	}, func(t *testing.T, test row) {
		list, err := readScript(t, test.query, func(pageNo int) string {
			if page, listed := test.pages[pageNo]; listed || pageNo == 0 {
				return page
			}

			return test.rest
		})
		if got := strings.Join(ids(list.Sessions), " "); err != nil || got != test.ids || list.Passes != test.passes || list.Complete != test.whole {
			t.Errorf("%s, complete %t after %d passes, error %v", got, list.Complete, list.Passes, err)
		}
	})
}

// A server that ignores page_no and does not keep an order has no last page.
func TestPass_mixesKnownRowsEndlessly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		orders, requests := []string{"b a c", "c a b"}, 0

		list, err := readScript(t, Query{}, func(pageNo int) string {
			requests++

			switch pageNo {
			case 0:
				return ""
			case 1:
				return pageOf(`"start_offset":1`, "a b c")
			default:
				return pageOf(``, orders[pageNo%2])
			}
		})
		checkSummary(t, list, err, summary{Held: 3, Passes: 2})

		// In each of two passes page 1, and one and two pages ahead.
		if requests != 2*(1+1+2) {
			t.Errorf("%d requests", requests)
		}
	})
}

// A server that clamps gives short pages, and a live list may shrink between two.
func TestPass_shortPageOfLiveListIsNotASnapshot(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		answers := 0

		list, err := readScript(t, Query{Status: StatusLive}, func(pageNo int) string {
			answers++

			switch {
			case pageNo == 0:
				return ""
			case answers == 1:
				return pageOf(`"total_count":5,"start_offset":1`, "a b c d")
			case pageNo == 1: // session a has ended, and e moved up
				return pageOf(`"total_count":4,"start_offset":1`, "b c d e")
			default:
				return pageOf(totalOf(4), "")
			}
		})
		if err != nil || !list.Complete || list.Passes != 2 || !slices.Equal(ids(list.Sessions), []string{"b", "c", "d", "e"}) {
			t.Errorf("%v, complete %t after %d passes, error %v", ids(list.Sessions), list.Complete, list.Passes, err)
		}
	})
}

func TestPass_growingTotalIsCheckedAgainstDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		requests := 0

		_, err := readScript(t, Query{}, func(pageNo int) string {
			requests++

			if pageNo == 1 {
				return pageOf(`"total_count":4,"start_offset":1`, "a b c")
			}

			return pageOf(totalOf(60000), "d e f")
		})
		if failure := failureOf(t, err); failure.Kind != KindTooMuch || requests > 3 {
			t.Errorf("error %v after %d requests", err, requests)
		}
	})
}

// On a live list some sessions end while others begin: more sessions than the total do
// not show that the total is wrong.
func TestPass_totalOfLiveListIsNotForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		passes := 0

		list, err := readScript(t, Query{Status: StatusLive, PerPage: 2}, func(pageNo int) string {
			if pageNo == 1 {
				passes++
			}

			return pageOf(totalOf(min(2+3*(passes-1), 5)), map[int]string{0: "x y", 1: "a b"}[pageNo])
		})
		checkSummary(t, list, err, summary{Held: 4, Passes: 2})
	})
}

func TestPass_absurdTotals(t *testing.T) {
	t.Parallel()

	total := func(total int64) fakeapi.Option { return fakeapi.TotalCount(func(int) any { return total }) }

	inBubbles(t, map[string]fakeapi.Option{"large": total(1 << 40), "largest": total(math.MaxInt64)}, func(t *testing.T, option fakeapi.Option) {
		server := serve(t, fakeapi.Sessions(20), fakeapi.MaxPageSize(1), option)

		_, err := connect(t, server).Sessions(bounded(t, time.Hour), app())
		if failure := failureOf(t, err); failure.Kind != KindTooMuch {
			t.Errorf("with a deadline: error %v", err)
		}

		list, err := connect(t, server, oneByOne).Sessions(t.Context(), app())
		if err != nil || list.Complete || len(list.Sessions) != 20 {
			t.Errorf("without a deadline: %d sessions, complete %t, error %v", len(list.Sessions), list.Complete, err)
		}
	})
}

func TestPass_reportsTotalThatCannotBeRight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(9), fakeapi.MaxPageSize(4), fakeapi.TotalCount(func(int) any { return 2 }))

		list, err := connect(t, server).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 9, Passes: 1, Complete: true})

		if total := *cmp.Or(list.TotalCount, new(int64)); total != 2 {
			t.Errorf("total %d", total)
		}
	})
}
