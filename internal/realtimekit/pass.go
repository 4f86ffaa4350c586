package realtimekit

import (
	"maps"
	"slices"
)

// outcome is what asking for a page brought: a page, or the answer that there
// is no such page.
type outcome struct {
	answer
	refusal error
}

// pass is what was seen on one way through the pages. Pages are added in the
// order of their numbers, whatever the order in which they came.
type pass struct {
	// asked is the page size that was asked for.
	asked int
	// first is the first page, and firstNo its number.
	first   answer
	firstNo int
	// inOrder tells that each page was asked for after the one before it had
	// come, so that a row which moves towards the end cannot slip past.
	inOrder bool

	// startsList tells that nothing comes before the first page, askedZero that
	// page 0 was asked for.
	startsList, askedZero bool

	// sessions are unique by id: the first copy in page order wins.
	sessions []Session
	ids      map[string]struct{}
	// claim is the total of the first page, largest the largest of any page;
	// both are nil once deaf is set, because the total cannot be right.
	claim, largest *int64
	deaf           bool
	// contradicted is set when a page stands past the total it came with,
	// uncounted when rows came without a total.
	contradicted, uncounted bool
	// moved is set when a page held new rows beside known ones: some row was not
	// where it had been.
	moved bool

	// last is the number of the page added last, previous its rows.
	last     int
	previous []Session
	// pages counts those that brought anything new. Since the last of these,
	// quiet counts those that were empty, refused or repeated, and stale those
	// that mixed what was known already.
	pages, quiet, stale int
	// repeated tells that one of the quiet pages was a repeat, and holes that
	// quiet pages stood before others that brought something.
	repeated, holes bool

	// whole is set when a single page is the list: a page is a snapshot.
	whole bool
	// ended is set when the pass went to the end of the list.
	ended bool
}

func newPass(number int, first answer, asked int) *pass {
	fresh := &pass{
		asked:   asked,
		first:   first,
		firstNo: number,
		ids:     make(map[string]struct{}, len(first.sessions)),
		claim:   first.total,
	}
	fresh.add(number, outcome{answer: first})

	return fresh
}

// add takes the page with the next number.
func (p *pass) add(number int, page outcome) {
	before := len(p.sessions)
	p.last = number
	p.hear(page.total)
	p.keep(page.sessions)

	switch {
	case len(p.sessions) > before:
		p.measure(number, page)
		p.moved = p.moved || len(p.sessions)-before < len(page.sessions)
		p.holes = p.holes || p.quiet > 0
		p.pages, p.quiet, p.stale, p.repeated = p.pages+1, 0, 0, false
		p.previous = page.sessions
	case len(page.sessions) == 0:
		p.quiet++
	case p.repeats(page):
		p.quiet++
		p.repeated = true
	default:
		p.stale++
		p.previous = page.sessions
	}
}

// measure finds out whether the total of a page can be right: the list is at
// least as long as the place of the page's last row.
func (p *pass) measure(number int, page outcome) {
	p.uncounted = p.uncounted || page.total == nil

	place := (number-p.firstNo)*p.size() + len(page.sessions)
	if page.total != nil && int64(place) > *page.total {
		p.contradicted = true
	}
}

// prepend puts the rows of a page in front of all others. One that brings
// anything should have been read before them.
func (p *pass) prepend(page answer) {
	later := p.sessions
	p.sessions, p.ids = nil, make(map[string]struct{}, len(later)+len(page.sessions))
	p.hear(page.total)
	p.keep(page.sessions)
	p.keep(later)

	if len(p.sessions) > len(later) {
		p.pages++
		p.inOrder = false
		p.uncounted = p.uncounted || page.total == nil
	}
}

// keep takes the rows that are new.
func (p *pass) keep(rows []Session) {
	for _, session := range rows {
		if !p.holds(session) {
			p.ids[session.ID] = struct{}{}
			p.sessions = append(p.sessions, session)
		}
	}
}

// hear takes note of a total.
func (p *pass) hear(total *int64) {
	if total != nil && !p.deaf && (p.largest == nil || *total > *p.largest) {
		p.largest = total
	}
}

// distrust forgets the totals, and those to come.
func (p *pass) distrust() { p.claim, p.largest, p.deaf = nil, nil, true }

func (p *pass) holds(session Session) bool {
	_, known := p.ids[session.ID]

	return known
}

// repeats tells whether a page is, row by row, the one before it or the first:
// what servers send that know no page past the end, or do not know page_no.
func (p *pass) repeats(page outcome) bool {
	same := func(earlier []Session) bool {
		return slices.EqualFunc(earlier, page.sessions, func(a, b Session) bool { return a.ID == b.ID })
	}

	return same(p.previous) || same(p.first.sessions)
}

// size is how many rows the first page has: what the server takes a page to be.
func (p *pass) size() int { return len(p.first.sessions) }

// reaches tells whether the pass holds at least as many sessions as claimed.
// Without a claim, nothing is missing that is known of.
func (p *pass) reaches(claim *int64) bool {
	return claim == nil || int64(len(p.sessions)) >= *claim
}

// same tells whether two passes hold the same sessions, in whatever order.
func (p *pass) same(other *pass) bool {
	return maps.Equal(p.ids, other.ids)
}
