package provider_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	oldestFirstBy1000 = "per_page=1000&sort_by=createdAt&sort_order=ASC"
	newestFirstBy1000 = "per_page=1000&sort_by=createdAt&sort_order=DESC"
)

// fromTo are the numbers of pages, both ends included.
func fromTo(first, last int) []string {
	var numbers []string
	for number := first; number <= last; number++ {
		numbers = append(numbers, strconv.Itoa(number))
	}

	return numbers
}

// list106 is a data block whose app has 106 sessions, which a server that gives
// 20 at a time has on six pages.
func list106(totalCount int, wire []string) block {
	return block{app: fakeapi.Sessions(106), sessions: fakeapi.Sessions(106), totalCount: totalCount, wire: wire}
}

// newest106 is the same list, newest first.
func newest106(totalCount int, wire []string) block {
	list := list106(totalCount, wire)
	list.arguments = map[string]any{"sort_order": "DESC"}
	slices.Reverse(list.sessions)

	return list
}

// Whatever a server leaves out or counts differently, each page is asked for
// once, and every session is in the list once and in its place.
func TestTheCrawlReadsEachPageOfAnUnusualServerOnce(t *testing.T) {
	t.Parallel()

	for name, server := range map[string]struct {
		options []fakeapi.Option
		blocks  map[string]block
	}{
		// Without a total nothing promises a page: the crawl looks one, two and
		// four pages ahead, and asks once whether there is a page 0.
		"no paging": {
			options: []fakeapi.Option{fakeapi.NoPaging()},
			blocks: map[string]block{
				"oldest first": list106(noTotal, pages(oldestFirstBy1000, fromTo(0, 8)...)),
				// Here a session that begins during the read would slip past pages
				// that are read side by side: one after the other, to the empty one.
				"newest first": newest106(noTotal, pages(newestFirstBy1000, fromTo(0, 7)...)),
			},
		},
		"pages from 0": {
			options: []fakeapi.Option{fakeapi.PagesFromZero()},
			blocks:  map[string]block{"": list106(106, pages(oldestFirstBy1000, fromTo(0, 6)...))},
		},
		"pages from 0, no paging": {
			options: []fakeapi.Option{fakeapi.PagesFromZero(), fakeapi.NoPaging()},
			blocks:  map[string]block{"": list106(noTotal, pages(oldestFirstBy1000, fromTo(0, 8)...))},
		},
		// The page past the total brings sessions: the total is forgotten.
		"a total that is capped": {
			options: []fakeapi.Option{fakeapi.TotalCount(func(real int) any { return min(real, 40) })},
			blocks: map[string]block{
				"oldest first": list106(40, pages(oldestFirstBy1000, fromTo(1, 10)...)),
				// Only a second pass, one page after the other, proves this one.
				"newest first": newest106(40, pages(newestFirstBy1000, slices.Concat(fromTo(1, 10), fromTo(1, 7))...)),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			applyBlocks(t, server.blocks, append(server.options, fakeapi.MaxPageSize(20))...)
		})
	}
}

// A read of the newest sessions stops at the page that has the last of them.
func TestTheCrawlStopsAtMaxItems(t *testing.T) {
	t.Parallel()

	newest := fakeapi.Sessions(106)
	slices.Reverse(newest)

	const wanted = "per_page=50&sort_by=createdAt&sort_order=DESC"

	for name, server := range map[string]struct {
		options    []fakeapi.Option
		totalCount int
		wire       []string
	}{
		"with a total": {totalCount: 106, wire: pages(wanted, fromTo(1, 3)...)},
		// Page 0 may be the newest page of all.
		"without paging": {options: []fakeapi.Option{fakeapi.NoPaging()}, totalCount: noTotal, wire: pages(wanted, fromTo(0, 3)...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			applyBlocks(t, map[string]block{"": {
				arguments: map[string]any{"max_items": 50}, app: fakeapi.Sessions(106),
				sessions: newest[:50], totalCount: server.totalCount, incomplete: true, wire: server.wire,
			}}, append(server.options, fakeapi.MaxPageSize(20))...)
		})
	}
}
