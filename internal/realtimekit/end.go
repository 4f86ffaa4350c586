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
		answers, err := c.fetch(ctx, []int{seen.firstNo}, 2)

		return err == nil && len(answers[0].sessions) == 1, err
	}

	answers, err := c.fetch(ctx, []int{seen.firstNo + 1}, half)
	if err != nil {
		return false, err
	}

	// Where pages count from 0, it is the rest behind the second half.
	later := newPass(0, answer{sessions: seen.first.sessions[half:]}, half)
	rows := answers[0].sessions

	return len(rows) > 0 && !slices.ContainsFunc(rows, func(s Session) bool { return !later.holds(s) }), nil
}
