package realtimekit

import (
	"context"
	"errors"
	"net/http"
)

const (
	// bigPage is what the crawl asks for where the user leaves it open: most
	// apps then fit one page, and a page is a snapshot.
	bigPage = 1000
	// smallPage is what public clients ask for, used when bigPage is refused.
	smallPage = 100
	// mostBarren is how many pages in a row may bring nothing new before a pass
	// gives up on a server that mixes its pages without end.
	mostBarren = 3
)

// crawl reads the pages of one query.
type crawl struct {
	client *Client
	query  Query
}

// pass goes once through the pages, from the first to the end or to the number
// of sessions wanted.
func (c *crawl) pass(ctx context.Context) (*pass, error) {
	first, asked, err := c.firstPage(ctx)
	if err != nil {
		return nil, err
	}

	if isWhole(first, asked) {
		only := newPass(first)
		only.whole = true

		return only, nil
	}

	pageNo, first, err := c.settleBase(ctx, first, asked)
	if err != nil {
		return nil, err
	}

	seen := newPass(first)
	for !seen.ended && seen.barren < mostBarren && !c.enough(seen) {
		pageNo++

		page, err := c.client.page(ctx, c.query, pageNo, asked)
		if err != nil && (!isNoSuchPage(err) || !seen.reaches(seen.largest)) {
			return nil, err
		}

		seen.follow(page, asked)
	}

	return seen, nil
}

// follow adds the page that comes after those seen, and tells from it whether
// the list ends here.
func (p *pass) follow(page answer, asked int) {
	rows := len(page.sessions)

	switch {
	case rows == 0:
		p.ended = true
		// A short page whose successor is empty was the list, at that moment.
		p.whole = p.read == 1 && p.first < asked && p.reaches(p.largest)
	case p.repeats(page):
		// Past the end some servers send the last page again. One that sends
		// its first page again may ignore page_no: then nothing is known.
		p.ended, p.barren = p.pages > 1, mostBarren
	default:
		p.add(page)
		// Where there is a total, it saves the request for an empty page.
		p.ended = p.largest != nil && p.reaches(p.largest) && rows < p.first
	}
}

// firstPage asks for the first page, with a smaller size when the crawl's own
// is refused, and says which size the answer is for.
func (c *crawl) firstPage(ctx context.Context) (page answer, asked int, err error) {
	pageNo, asked := c.client.learned.base(), c.pageSize()

	page, err = c.client.page(ctx, c.query, pageNo, asked)
	if c.query.PerPage != 0 || asked <= smallPage || !isRefusal(err) {
		return page, asked, err
	}

	page, err = c.client.page(ctx, c.query, pageNo, smallPage)
	if err == nil {
		c.client.learned.refuseBigPages()
	}

	return page, smallPage, err
}

// pageSize is the size to ask for: the user's, else the largest that was not
// refused before, and in no case more than is wanted.
func (c *crawl) pageSize() int {
	size := c.query.PerPage
	if size == 0 {
		size = c.client.learned.pageSize()
	}

	if c.query.MaxItems > 0 {
		size = min(size, c.query.MaxItems)
	}

	return size
}

// settleBase finds out whether pages count from 0 and gives the first page with
// its number. The offset of page 1 tells; where it is missing, page 0 is asked
// for, once: if it holds rows and shares none with page 1, it comes before it.
func (c *crawl) settleBase(ctx context.Context, first answer, asked int) (int, answer, error) {
	learned := &c.client.learned

	if learned.knowsBase() {
		return learned.base(), first, nil
	}

	if first.startOffset != nil && *first.startOffset <= 1 {
		learned.setBase(1)

		return 1, first, nil
	}

	zero, err := c.client.page(ctx, c.query, 0, asked)

	switch {
	case err != nil && !isNoSuchPage(err):
		return 0, answer{}, err
	case len(zero.sessions) > 0 && !newPass(first).holdsAny(zero):
		learned.setBase(0)

		return 0, zero, nil
	case len(first.sessions) > 0:
		learned.setBase(1)
	}

	return 1, first, nil
}

// holdsAny tells whether a page has a session that the pass has seen.
func (p *pass) holdsAny(page answer) bool {
	for _, session := range page.sessions {
		if p.holds(session) {
			return true
		}
	}

	return false
}

// enough tells whether the user wants no more than has been seen.
func (c *crawl) enough(seen *pass) bool {
	return c.query.MaxItems > 0 && len(seen.sessions) >= c.query.MaxItems
}

// isRefusal tells whether the API refused a parameter.
func isRefusal(err error) bool {
	var failure *Error

	return errors.As(err, &failure) && failure.Kind == KindInvalid
}

// isNoSuchPage tells whether a page was refused in one of the ways in which
// servers say that the list has no such page.
func isNoSuchPage(err error) bool {
	var failure *Error

	return isRefusal(err) || errors.As(err, &failure) &&
		(failure.Kind == KindNotFound || failure.Status == http.StatusRequestedRangeNotSatisfiable)
}
