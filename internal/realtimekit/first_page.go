package realtimekit

import (
	"context"
	"errors"
	"net/http"
)

// firstPage asks for the first page, with a smaller size when the crawl's own
// is refused, and says which size the answer is for.
func (c *crawl) firstPage(ctx context.Context, pageNo int) (page answer, asked int, err error) {
	asked = c.pageSize()

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
