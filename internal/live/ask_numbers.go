package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
)

// numbers is what page_no means.
type numbers struct {
	known bool
	first int // the number of the first page
	found string
	// pages are those with the numbers 0, 1 and 2, of a few sessions each.
	pages [3]page
	size  int
	err   error
}

// tryNumbers asks for the first pages, each so short that several can be told
// from each other.
func (p *probe) tryNumbers(ctx context.Context) error {
	p.numbers.err = p.askNumbers(ctx)
	return p.numbers.err
}

func (p *probe) askNumbers(ctx context.Context) error {
	p.numbers.size = min(2, max(1, len(p.head.rows)-1))
	for number := range p.numbers.pages {
		answer, err := p.get(ctx, inOrder("page_no", strconv.Itoa(number), "per_page", strconv.Itoa(p.numbers.size))...)
		if err != nil {
			return err
		}
		p.numbers.pages[number] = answer
	}
	p.numbers.judge(p.head)
	return nil
}

// judge compares the pages with each other and with the list that comes without a
// number.
func (n *numbers) judge(head page) {
	zero, one, two := n.pages[0], n.pages[1], n.pages[2]
	switch {
	case zero.brings() && one.brings() && precedes(zero, one) && begins(head, zero):
		n.known, n.found = true, "0; page 0 holds other sessions than page 1"
	case one.brings() && same(one, two):
		// With sessions on more than one page this says that the numbers are ignored. Else
		// each of the two may be past the end, where the last page is repeated.
		if len(head.rows) > len(one.rows) && (!zero.brings() || same(zero, one)) {
			n.found = "page_no is ignored: pages 1 and 2 are the same"
		}
	case one.brings() && zero.refused():
		n.known, n.first, n.found = true, 1, fmt.Sprintf("1; page 0 is refused with HTTP status %d", zero.status)
	case one.brings() && !zero.brings():
		n.known, n.first, n.found = true, 1, "1; page 0 is empty"
	case one.brings() && same(zero, one):
		n.known, n.first, n.found = true, 1, "1; page 0 is the same as page 1"
	case zero.brings() && !one.brings():
		n.known, n.found = true, "0; nothing comes after it"
	}
}

func same(a, b page) bool { return slices.Equal(a.ids, b.ids) }

// begins tells whether a list begins with a page, as far as both go.
func begins(list, with page) bool {
	length := min(len(list.rows), len(with.rows))
	return slices.Equal(list.ids[:length], with.ids[:length])
}

// precedes tells whether one page stands before another. Sessions that were
// created at the same moment have no order, and so prove nothing.
func precedes(a, b page) bool {
	last, ok := a.rows[len(a.rows)-1].time("created_at")
	next, also := b.rows[0].time("created_at")
	return ok && also && last.Before(next) && !a.shares(b)
}

func firstPage(_ context.Context, p *probe) (string, error) {
	if p.numbers.err != nil || p.numbers.found == "" {
		return "", cmp.Or(p.numbers.err, errTooFew)
	}
	return p.numbers.found, nil
}
