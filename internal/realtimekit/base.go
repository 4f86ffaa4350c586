package realtimekit

import "context"

// Whether pages count from 0 or from 1 is not documented. The crawl begins at 1
// and must not conclude from too little that there is no page 0: a list without
// its first page looks like any other. The other mistake costs a proof at the
// most: a page 0 that is page 1 over again repeats it, and a list that begins
// with a repeat is not taken for one that ends there.

// learnBase takes it from the offset of page 1 that nothing comes before it. For
// other reads it counts only where the total says that more pages follow: else
// page 1 may be page 0 over again, from a server that repeats its last page past
// the end. An offset that counts from 0 could be 1 on a second page of one row.
func (c *crawl) learnBase(seen *pass) {
	start, total := seen.first.startOffset, seen.claim
	if start == nil || seen.firstNo != 1 || seen.size() == 0 {
		return
	}

	seen.startsList = *start == 0 || *start == 1 && seen.size() > 1

	if seen.startsList && total != nil && *total > int64(seen.size()) {
		c.client.learned.setBase(1)
	}
}

// asksZero tells whether page 0 is to be asked for, beside the pages that come
// next: once in a pass that began with page 1, unless it is known to be the
// first. Another read may have learned that it is not since this one began.
func (c *crawl) asksZero(seen *pass) bool {
	return seen.firstNo == 1 && !seen.startsList && !seen.askedZero && !c.client.learned.isBase(1)
}

// place is where page 0 stands, as far as it can be told.
type place int

const (
	// unknown: page 1 is empty, and so is page 0.
	unknown place = iota
	// nowhere: there is no page 0.
	nowhere
	// before page 1: pages count from 0.
	before
	// alone: page 1 is empty, so that page 0 is all there is, this time.
	alone
	// beside page 1: they share rows, or rows move. Either may be the other one over
	// again: page 0 as an alias of page 1, or page 1 as the last page that a server
	// repeats past the end of a list of one page.
	beside
)

// placeOf judges page 0, which was asked for after page 1 had come: where rows never
// leave, none that was on page 1 can have moved to the page before it. Another read
// may have learned meanwhile that pages count from 0.
func placeOf(zero outcome, class class, seen *pass, fromZero bool) place {
	stays := seen.size() > 0 && class != volatile

	switch {
	case zero.refusal != nil, len(zero.keys) == 0 && stays:
		return nowhere
	case len(zero.keys) == 0:
		return unknown
	case stays && !seen.holdsAny(zero.page), fromZero:
		return before
	case seen.size() == 0:
		return alone
	default:
		return beside
	}
}

// settleBase puts page 0 in its place and learns from it what is certain. That there
// is none must be said twice: the first time may be a hiccup, and what is learned
// would hide the first page from every read to come.
func (c *crawl) settleBase(ctx context.Context, seen *pass, zero outcome) (_ *pass, err error) {
	seen.askedZero = true
	learned, class := &c.client.learned, c.query.class()

	place := placeOf(zero, class, seen, learned.isBase(0))
	if place == nowhere {
		if zero, err = c.try(ctx, 0, seen.asked); err != nil {
			return nil, err
		}

		place = placeOf(zero, class, seen, learned.isBase(0))
	}

	switch place {
	case nowhere:
		learned.setBase(1)
	case before:
		// On a growing list, as many arrivals as a page has rows look the same:
		// that holds for this read at the most.
		c.fromZero = true

		if class == stable {
			learned.setBase(0)
		}

		return c.rebuilt(seen, zero.page), nil
	case alone:
		return c.rebuilt(seen, zero.page), nil
	case beside:
		seen.prepend(zero.page, c.reader.begin())
	case unknown:
	}

	return seen, nil
}

// rebuilt is the pass with page 0 as its first page. Page 0 came after page 1,
// so that it was not read in order.
func (c *crawl) rebuilt(seen *pass, zero page) *pass {
	fresh := c.newPass(0, zero, seen.asked)
	fresh.add(1, outcome{page: seen.first})

	return fresh
}
