package crawl

import (
	"context"
	"errors"
	"slices"
)

// pageSizes returns the sizes to try: the user's, or the largest that is useful and then
// the one that public clients use.
func (r *reader[T]) pageSizes() []int {
	sizes := []int{r.options.PageSize}
	if r.options.PageSize == 0 {
		sizes = []int{bigPage, smallPage}
	}
	if r.options.MaxItems > 0 {
		for i := range sizes {
			sizes[i] = min(sizes[i], r.options.MaxItems)
		}
	}
	return slices.Compact(sizes)
}

// firstPage requests page 1. If it is refused, pages may count from 0 and the list may have
// only one: then page 0 must have items or report that the list is empty.
func (r *reader[T]) firstPage(ctx context.Context) (number, size int, first Page[T], err error) {
	first, size, refusal := r.inSomeSize(ctx)
	if !errors.Is(refusal, ErrNoPage) {
		return 1, size, first, refusal
	}
	zero, err := r.source.Page(ctx, 0, size)
	switch {
	case errors.Is(err, ErrNoPage), err == nil && len(zero.Items) == 0 && (zero.Total == nil || *zero.Total > 0):
		return 1, size, first, refusal
	case err == nil && len(zero.Items) == 0:
		// One wrong answer must not make a list empty: both pages are requested twice.
		first, err = r.source.Page(ctx, 1, size)
		if !errors.Is(err, ErrNoPage) {
			return 1, size, first, err
		}
		zero, err = r.source.Page(ctx, 0, size)
	}
	return 0, size, zero, err
}

func (r *reader[T]) inSomeSize(ctx context.Context) (Page[T], int, error) {
	sizes := r.pageSizes()

	got, refusal := r.source.Page(ctx, 1, sizes[0])
	if !errors.Is(refusal, ErrPageSize) || len(sizes) == 1 {
		return got, sizes[0], refusal
	}
	got, err := r.source.Page(ctx, 1, sizes[1])
	if errors.Is(err, ErrPageSize) {
		err = refusal
	}
	return got, sizes[1], err
}
