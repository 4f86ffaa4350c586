package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
)

func defaultPageSize(_ context.Context, p *probe) (string, error) {
	if !p.headGoesOn {
		return "", cmp.Or(p.numbers.err, p.endErr, errTooFew)
	}
	return strconv.Itoa(len(p.head.rows)), nil
}

// largestPageSize is told by a page that is as long as asked for, or by one that is
// shorter although the list goes on.
func largestPageSize(_ context.Context, p *probe) (string, error) {
	if p.sizeErr != nil {
		return "", p.sizeErr
	}
	var said []string
	length := len(p.oldest.rows)
	switch {
	case p.size == 0:
	case length == p.size:
		said = append(said, fmt.Sprintf("%d or more", length))
	case p.goesOn && p.sameLength():
		said = append(said, fmt.Sprintf("per_page is ignored: pages have %d sessions", length))
	case p.goesOn:
		said = append(said, fmt.Sprintf("%d; more is cut to it", length))
	case len(p.refused) > 0:
		said = append(said, fmt.Sprintf("%d is taken", p.size))
	}
	for _, no := range p.refused {
		said = append(said, fmt.Sprintf("%d is refused with HTTP status %d", no.size, no.status))
	}
	if said == nil {
		return "", cmp.Or(p.numbers.err, p.endErr, errTooFew)
	}
	return strings.Join(said, "; "), nil
}

// sameLength tells whether pages are of one length whatever is asked for: few
// sessions, many, or none in particular.
func (p *probe) sameLength() bool {
	few := len(p.numbers.pages[p.numbers.first].rows)
	return few > p.numbers.size && few == len(p.head.rows) && few == len(p.oldest.rows)
}

// edge is the end of the list as pages show it: the last page, and the one after.
type edge struct {
	number      int
	last, after page
}

// edge looks for the end where the list must have it: by its length where that is
// known, else by its total. What it finds must fit.
func (p *probe) edge(ctx context.Context) (edge, error) {
	length, size := len(p.oldest.rows), len(p.oldest.rows)
	asked := p.sized()
	if p.whole {
		size = (length + 1) / 2 // so that there are two pages, where that is possible
		asked = []string{"per_page", strconv.Itoa(size)}
	} else {
		length, _ = p.oldest.total()
	}
	if !p.numbers.known || size == 0 || length < size {
		return edge{}, cmp.Or(p.numbers.err, p.endErr, errTooFew)
	}
	e := edge{number: p.numbers.first + (length-1)/size}
	for following, into := range []*page{&e.last, &e.after} {
		answer, err := p.get(ctx, inOrder(append(asked, "page_no", strconv.Itoa(e.number+following))...)...)
		if err != nil {
			return edge{}, err
		}
		*into = answer
	}
	if len(e.last.rows) != (length-1)%size+1 {
		return edge{}, errTooFew
	}
	return e, nil
}

func pastTheEnd(ctx context.Context, p *probe) (string, error) {
	e, err := p.edge(ctx)
	switch {
	case err != nil:
		return "", err
	case e.after.refused():
		return "", &refusal{e.after.status}
	case !e.after.brings():
		return "empty", nil
	case same(e.after, e.last):
		return "the last page again", nil
	case begins(p.oldest, e.after):
		return "the first page again", nil
	}
	return "", errTooFew
}
