package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"slices"
)

// firstPage asks for the first page, and says which number and size the answer
// is for. A refusal may mean that the list has one page and pages count from 0:
// then page 0 is tried. When that does not explain it, it was about something
// else, and the first error tells what.
func (c *crawl) firstPage(ctx context.Context) (pageNo int, first page, asked int, err error) {
	numbers := c.firstNumbers()

	first, asked, refusal := c.inSomeSize(ctx, numbers[0])
	if !isNoSuchPage(refusal) || len(numbers) == 1 {
		return numbers[0], first, asked, refusal
	}

	zero, askedZero, err := c.inSomeSize(ctx, numbers[1])

	switch {
	case isNoSuchPage(err), err == nil && !explains(zero):
		return 0, page{}, 0, refusal
	case err == nil && len(zero.keys) == 0:
		// It is empty also where pages count from 1: zero sessions must not be the
		// answer to a hiccup.
		first, asked, err = c.inSomeSize(ctx, numbers[0])
		if !isNoSuchPage(err) {
			return numbers[0], first, asked, err
		}

		err = nil
	}

	// Nothing is learned from it for other reads: the refusal may have been a
	// hiccup, and page 0 page 1 over again.
	return numbers[1], zero, askedZero, err
}

// explains tells whether page 0 is why page 1 was refused: it holds the list, or
// the list is empty and says so.
func explains(zero page) bool {
	return len(zero.keys) > 0 || zero.total != nil && *zero.total == 0
}

// inSomeSize asks for a page, with a smaller size when the crawl's own is
// refused. The error is the first one.
func (c *crawl) inSomeSize(ctx context.Context, pageNo int) (got page, asked int, err error) {
	sizes := c.pageSizes()

	got, refusal := c.ask(ctx, pageNo, sizes[0])
	if !isRefusal(refusal) || len(sizes) == 1 {
		return got, sizes[0], refusal
	}

	got, err = c.ask(ctx, pageNo, sizes[1])
	if isRefusal(err) {
		return page{}, 0, refusal
	}

	if err == nil {
		c.client.learned.refuseBigPages()
	}

	return got, sizes[1], err
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

// isRefusal tells whether the API refused a parameter.
func isRefusal(err error) bool { return isKind(err, KindInvalid) }

// isNoSuchPage tells whether a page was refused in one of the ways in which
// servers say that the list has no such page. One that Cloudflare has no route
// for is another matter.
func isNoSuchPage(err error) bool {
	failure, ok := errors.AsType[*Error](err)

	return ok && (failure.Kind == KindInvalid || failure.Kind == KindNotFound && failure.Code != codeNoRoute ||
		failure.Status == http.StatusRequestedRangeNotSatisfiable)
}
