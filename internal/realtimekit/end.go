package realtimekit

import (
	"context"
	"slices"
)

// end settles, when there is nothing more to read, whether the pass went to the
// end of the list.
func (c *crawl) end(ctx context.Context, seen *pass) error {
	// Where there is a total, a short page saves the request for an empty one.
	short := seen.largest != nil && len(seen.previous) < seen.size()

	seen.ended = (seen.quiet > 0 || short) && !seen.holes && seen.stale == 0
	if !seen.ended || seen.pages > 1 || seen.quiet == 0 {
		return nil
	}

	if !seen.repeated {
		return nil
	}

	works, err := c.pageNoWorks(ctx, seen)
	// One no is enough: rows that move may look like a yes.
	c.ignoresPageNo = c.ignoresPageNo || !works
	seen.ended = !c.ignoresPageNo

	return err
}

// pageNoWorks asks the one question that tells a server which repeats its last
// page, when that is its first, from one that ignores page_no: for the second
// page at half the size, which must be the second half.
func (c *crawl) pageNoWorks(ctx context.Context, seen *pass) (bool, error) {
	half := seen.size() / 2
	if half == 0 {
		return false, nil
	}

	answers, err := c.fetch(ctx, []int{seen.firstNo + 1}, half)
	if err != nil {
		return false, err
	}

	second := seen.first.sessions[half : 2*half]

	return slices.EqualFunc(answers[0].sessions, second, func(a, b Session) bool { return a.ID == b.ID }), nil
}
