package realtimekit

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
)

// firstPage asks for the first page, and says which number and size the answer
// is for. A refusal may mean the crawl's own page size, or that the list has one
// page and pages count from 0: then the smaller size, and page 0, are tried. When
// that does not help it was about something else, and the first error tells what.
func (c *crawl) firstPage(ctx context.Context) (pageNo int, page answer, asked int, err error) {
	var refusal error

	for _, pageNo := range c.firstNumbers() {
		for _, asked := range c.pageSizes() {
			page, err := c.client.page(ctx, c.query, pageNo, asked)
			if err == nil {
				c.learnFrom(refusal, pageNo, page, asked)

				return pageNo, page, asked, nil
			}

			refusal = cmp.Or(refusal, err)

			if !isNoSuchPage(err) {
				return 0, answer{}, 0, err
			}

			if !isRefusal(err) {
				break
			}
		}
	}

	return 0, answer{}, 0, refusal
}

// firstNumbers are the numbers that the first page may have, the likeliest
// first.
func (c *crawl) firstNumbers() []int {
	learned := &c.client.learned

	switch {
	case learned.isBase(1):
		return []int{1}
	case learned.isBase(0), c.fromZero:
		return []int{0}
	default:
		return []int{1, 0}
	}
}

// pageSizes are the sizes to ask for: the user's, else the largest that was not
// refused before and the one that clients are seen to use; in no case more than
// is wanted.
func (c *crawl) pageSizes() []int {
	sizes := []int{c.query.PerPage}
	if c.query.PerPage == 0 {
		sizes = []int{c.client.learned.pageSize(), smallPage}
	}

	if c.query.MaxItems > 0 {
		for i := range sizes {
			sizes[i] = min(sizes[i], c.query.MaxItems)
		}
	}

	return slices.Compact(sizes)
}

// learnFrom takes from the first page that came after refusals what the refusals
// meant. Page 0 alone shows nothing while it is empty.
func (c *crawl) learnFrom(refusal error, pageNo int, page answer, asked int) {
	learned := &c.client.learned

	if refusal != nil && asked != c.pageSizes()[0] {
		learned.refuseBigPages()
	}

	if refusal != nil && pageNo == 0 && len(page.sessions) > 0 {
		learned.setBase(0)
	}
}

// isRefusal tells whether the API refused a parameter.
func isRefusal(err error) bool {
	var failure *Error

	return errors.As(err, &failure) && failure.Kind == KindInvalid
}

// isNoSuchPage tells whether a page was refused in one of the ways in which
// servers say that the list has no such page. One that Cloudflare has no route
// for is another matter.
func isNoSuchPage(err error) bool {
	failure, ok := errors.AsType[*Error](err)

	return ok && (failure.Kind == KindInvalid || failure.Kind == KindNotFound && failure.Code != codeNoRoute ||
		failure.Status == http.StatusRequestedRangeNotSatisfiable)
}
