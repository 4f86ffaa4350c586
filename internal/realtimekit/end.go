package realtimekit

import (
	"context"
	"slices"
)

// end settles, when there is nothing more to read, whether the pass went to the
// end of the list.
func (c *crawl) end(ctx context.Context, seen *pass) error {
	// Where there is a total, a short page saves the request for an empty one.
	short := seen.largest != nil && len(seen.previous.keys) < seen.size()

	seen.ended = (seen.empties > 0 || short) && !seen.holes && seen.stale == 0

	// Neither page 0 nor page 1 holds anything, and the total agrees.
	if seen.pages == 0 && seen.askedZero && seen.largest != nil && *seen.largest == 0 {
		seen.whole = true
	}

	if !seen.ended || !seen.repeated || seen.pages > 1 {
		return nil
	}

	works, err := c.pageNoWorks(ctx, seen)
	// Rows that move may look like a yes: there, one no is enough.
	c.ignoresPageNo = !works || c.ignoresPageNo && c.query.class() == volatile
	seen.ended = !c.ignoresPageNo

	return err
}

// pageNoWorks asks the one question that tells a server which repeats its last
// page, when that is its first, from one that ignores page_no: for the second
// page at half the size, which must be of the second half. A single row has no
// half: it is all there is when it still comes alone where two are asked for.
func (c *crawl) pageNoWorks(ctx context.Context, seen *pass) (bool, error) {
	half := seen.size() / 2
	if half == 0 {
		only, err := c.fetchOne(ctx, seen.firstNo, 2)

		return err == nil && len(only.keys) == 1, err
	}

	second, err := c.fetchOne(ctx, seen.firstNo+1, half)
	if err != nil {
		return false, err
	}

	// Where pages count from 0, it is the rest behind the second half.
	later := seen.first.keys[half:]

	return len(second.keys) > 0 && !slices.ContainsFunc(second.keys, func(id key) bool { return !slices.Contains(later, id) }), nil
}
