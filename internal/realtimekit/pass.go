package realtimekit

import (
	"maps"
	"slices"
)

// pass is what was seen on one way through the pages.
type pass struct {
	// sessions are unique by id: the first copy in page order wins.
	sessions []Session
	ids      map[string]struct{}
	// read counts the pages, pages those that brought anything new, and barren
	// those since the last of these.
	read, pages, barren int
	// previous are the rows of the page read last.
	previous []Session
	// first is how many rows the first page has.
	first int
	// claim is the total of the first page, largest the largest of any page.
	claim, largest *int64
	// whole is set when a single page is the list: a page is a snapshot.
	whole bool
	// ended is set when the pass went to the end of the list.
	ended bool
}

func newPass(page answer) *pass {
	fresh := &pass{
		ids:   make(map[string]struct{}, len(page.sessions)),
		first: len(page.sessions),
		claim: page.total,
	}
	fresh.add(page)

	return fresh
}

// add takes what is new on a page.
func (p *pass) add(page answer) {
	if page.total != nil && (p.largest == nil || *page.total > *p.largest) {
		p.largest = page.total
	}

	before := len(p.sessions)

	for _, session := range page.sessions {
		if !p.holds(session) {
			p.ids[session.ID] = struct{}{}
			p.sessions = append(p.sessions, session)
		}
	}

	p.previous = page.sessions
	p.read++
	p.barren++

	if len(p.sessions) > before {
		p.pages++
		p.barren = 0
	}
}

func (p *pass) holds(session Session) bool {
	_, known := p.ids[session.ID]

	return known
}

// repeats tells whether a page is the one read before it over again.
func (p *pass) repeats(page answer) bool {
	return slices.EqualFunc(p.previous, page.sessions, func(a, b Session) bool { return a.ID == b.ID })
}

// reaches tells whether the pass holds at least as many sessions as claimed.
// Without a claim, nothing is missing that is known of.
func (p *pass) reaches(claim *int64) bool {
	return claim == nil || int64(len(p.sessions)) >= *claim
}

// same tells whether two passes hold the same sessions, in whatever order.
func (p *pass) same(other *pass) bool {
	return maps.Equal(p.ids, other.ids)
}
