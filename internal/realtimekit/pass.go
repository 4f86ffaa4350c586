package realtimekit

import (
	"maps"
	"slices"
)

// outcome is what asking for a page brought: a page, or the answer that there
// is no such page.
type outcome struct {
	page
	refusal error
}

// pass is what was seen on one way through the pages. Pages are added in the
// order of their numbers, whatever the order in which they came.
type pass struct {
	// asked is the page size that was asked for.
	asked int
	// first is the first page, and firstNo its number.
	first   page
	firstNo int
	// inOrder tells that each page was asked for after the one before it had
	// come, so that a row which moves towards the end cannot slip past.
	inOrder bool

	// startsList tells that nothing comes before the first page, askedZero that
	// page 0 was asked for.
	startsList, askedZero bool

	// seen are the sessions that the pages held, list what the reader keeps of
	// them: no more than most, where that is not 0, and none of those that
	// contradict the query. The first copy in page order wins.
	seen  map[key]struct{}
	list  keeper
	kept  int
	most  int
	watch watch
	// claim is the total of the first page, largest the largest of any page;
	// both are nil once ignoresTotals is set, because the total cannot be right.
	claim, largest *int64
	ignoresTotals  bool
	// contradicted is set when a page stands past the total it came with,
	// uncounted when rows came without a total.
	contradicted, uncounted bool
	// moved is set when a page held new rows beside known ones: some row was not
	// where it had been.
	moved bool

	// last is the number of the page added last, previous that page, unless it
	// brought nothing.
	last     int
	previous page
	// pages counts those that brought anything new. Since the last of these,
	// empties counts those that were empty, refused or repeated, and stale those
	// that mixed what was known already.
	pages, empties, stale int
	// repeated tells that one of the empties was a repeat, and holes that empties stood
	// before pages that brought something.
	repeated, holes bool

	// whole is set when a single page is the list: a page is a snapshot.
	whole bool
	// ended is set when the pass went to the end of the list.
	ended bool
}

// newPass begins with a first page.
func (c *crawl) newPass(number int, first page, asked int) *pass {
	fresh := &pass{
		asked:   asked,
		first:   first,
		firstNo: number,
		claim:   first.total,
		most:    c.query.MaxItems,
	}
	fresh.begin(c.reader.begin(), len(first.keys))
	fresh.add(number, outcome{page: first})

	if c.distrusted {
		fresh.distrust()
	}

	return fresh
}

// begin begins the list, of so many sessions at the least.
func (p *pass) begin(list keeper, sessions int) {
	p.list, p.kept, p.watch = list, 0, watch{}
	p.seen = make(map[key]struct{}, sessions)
}

// add takes the page with the next number.
func (p *pass) add(number int, page outcome) {
	before := p.held()
	p.last = number
	p.hear(page.total)
	p.keep(page.page)

	switch {
	case p.held() > before:
		p.measure(number, page)
		p.moved = p.moved || p.held()-before < len(page.keys)
		p.holes = p.holes || p.empties > 0
		p.pages, p.empties, p.stale, p.repeated = p.pages+1, 0, 0, false
		p.previous = page.page
	case len(page.keys) == 0:
		p.empties++
	case p.previous.same(page.page) || p.first.same(page.page):
		// What servers send that know no page past the end, or do not know page_no.
		p.empties++
		p.repeated = true
	default:
		p.stale++
		p.previous = page.page
	}
}

// measure finds out whether the total of a page can be right: the list is at
// least as long as the place of the page's last row.
func (p *pass) measure(number int, page outcome) {
	p.uncounted = p.uncounted || page.total == nil

	place := int64(number-p.firstNo)*int64(p.size()) + int64(len(page.keys))
	if page.total != nil && place > *page.total {
		p.contradicted = true
	}
}

// prepend puts the rows of a page in front of those of the first, which are the
// only others so far. One that brings anything should have been read before them.
func (p *pass) prepend(zero page, list keeper) {
	later := p.held()
	p.begin(list, later+len(zero.keys))
	p.hear(zero.total)
	p.keep(zero)
	p.keep(p.first)

	if p.held() > later {
		p.pages++
		p.inOrder = false
		p.uncounted = p.uncounted || zero.total == nil
	}
}

// keep takes the rows that are new.
func (p *pass) keep(rows page) {
	for row, id := range rows.keys {
		if _, known := p.seen[id]; known {
			continue
		}

		p.seen[id] = struct{}{}

		filter := rows.contradicted(row)
		p.watch.add(filter)

		if filter == "" && (p.most == 0 || p.kept < p.most) {
			p.kept++
			p.list.keep(rows.prepared, row)
		}
	}
}

// forgetRows lets go of what the reader made of the sessions.
func (p *pass) forgetRows() { p.list, p.first.prepared, p.previous.prepared = nil, nil, nil }

// hear takes note of a total.
func (p *pass) hear(total *int64) {
	if total != nil && !p.ignoresTotals && (p.largest == nil || *total > *p.largest) {
		p.largest = total
	}
}

// distrust forgets the totals, and those to come.
func (p *pass) distrust() { p.claim, p.largest, p.ignoresTotals = nil, nil, true }

// held is how many different sessions the pages held.
func (p *pass) held() int { return len(p.seen) }

// holdsAny tells whether a page has a session that the pass has seen.
func (p *pass) holdsAny(other page) bool {
	return slices.ContainsFunc(other.keys, func(id key) bool {
		_, known := p.seen[id]

		return known
	})
}

// size is how many rows the first page has: what the server takes a page to be.
func (p *pass) size() int { return len(p.first.keys) }

// reaches tells whether the pass holds at least as many sessions as claimed.
// Without a claim, nothing is missing that is known of.
func (p *pass) reaches(claim *int64) bool {
	return claim == nil || int64(p.held()) >= *claim
}

// same tells whether two passes hold the same sessions, in whatever order.
func (p *pass) same(other *pass) bool {
	return maps.Equal(p.seen, other.seen)
}
