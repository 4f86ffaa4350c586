package realtimekit

import (
	"context"
	"sync/atomic"
)

const (
	// bigPage is what the crawl asks for where the user leaves it open: most
	// apps then fit one page, and a page is a snapshot.
	bigPage = 1000
	// smallPage is what public clients ask for, used when bigPage is refused.
	smallPage = 100
	// mostStale is how many pages in a row may mix what is known already before
	// a pass gives up on a server that does so without end.
	mostStale = 3
)

// crawl reads the pages of one query.
type crawl struct {
	client *Client
	query  Query
	reader reader
	// passes are those that are done.
	passes []*pass
	// reserved is how many requests are reserved and not yet made.
	reserved atomic.Int64
	// checked: the preflight of this pass was passed once.
	checked bool
	// fromZero: pages seem to count from 0.
	fromZero bool
	// ignoresPageNo: the server sends its first page whatever it is asked for.
	ignoresPageNo bool
	// distrusted: the total was smaller than what its pages held.
	distrusted bool
	// ahead is how many pages were last asked for without knowing that they are
	// there.
	ahead int
}

// pass goes once through the pages, from the first to the end or to the number
// of sessions wanted.
func (c *crawl) pass(ctx context.Context) (*pass, error) {
	seen, err := c.begin(ctx)
	if err != nil || seen.whole {
		return seen, err
	}

	defer c.release()

	for {
		if err := c.preflight(ctx, seen); err != nil {
			return nil, err
		}

		until := c.next(seen)
		if until == seen.last && !c.asksZero(seen) {
			return seen, c.end(ctx, seen)
		}

		if seen, err = c.follow(ctx, seen, until); err != nil {
			return nil, err
		}
	}
}

// begin reads the first page, and settles from it how to read the others.
func (c *crawl) begin(ctx context.Context) (*pass, error) {
	pageNo, first, asked, err := c.firstPage(ctx)
	if err != nil {
		return nil, err
	}

	seen := c.newPass(pageNo, first, asked)
	// An empty page 1 may be past the end, also when it comes with a total of 0.
	seen.whole = isWhole(first, asked) && !maybeClamped(seen.size()) && (seen.size() > 0 || pageNo == 0 || c.client.learned.isBase(1))
	c.ahead, c.checked = 0, false

	c.weigh(seen)
	c.learnBase(seen)

	// Where rows only ever move towards the end, reading in order misses none.
	// It is slow: for lists without a total, those that a total could not prove
	// twice, and the first few, which nothing else would prove.
	seen.inOrder = c.query.class() == growing &&
		(seen.claim == nil || len(c.passes) == mostPasses-1 || c.query.MaxItems > 0)

	return seen, nil
}

// follow reads the pages up to a number, and page 0 beside them while it is
// not known whether there is one.
func (c *crawl) follow(ctx context.Context, seen *pass, until int) (*pass, error) {
	var numbers []int

	asksZero := c.asksZero(seen)
	if asksZero {
		numbers = append(numbers, 0)
	}

	for number := seen.last + 1; number <= until; number++ {
		numbers = append(numbers, number)
	}

	claim := seen.claim

	err := c.fetch(ctx, numbers, seen.asked, func(ctx context.Context, i int, got outcome) (err error) {
		switch {
		case asksZero && i == 0:
			seen, err = c.settleBase(ctx, seen, got)

			return err
		case got.refusal != nil && c.promises(seen, claim, numbers[i]):
			return got.refusal
		default:
			return c.accept(ctx, seen, numbers[i], got)
		}
	})
	if err != nil {
		return nil, err
	}

	c.weigh(seen)

	return seen, nil
}

// accept adds a page. The first one that is refused may end the list, and is asked
// for once more: it may be there, and the refusal a hiccup.
func (c *crawl) accept(ctx context.Context, seen *pass, number int, got outcome) (err error) {
	if got.refusal != nil && seen.empties == 0 {
		if got, err = c.try(ctx, number, seen.asked); err != nil {
			return err
		}
	}

	seen.add(number, got)

	return nil
}

// weigh forgets a total that cannot be right: a page stood past it, or, where
// rows never leave, the pages hold more than it.
func (c *crawl) weigh(seen *pass) {
	tooMany := seen.largest != nil && int64(seen.held()) > *seen.largest && c.query.class() != volatile
	if tooMany || seen.contradicted {
		c.distrusted = true
		seen.distrust()
	}
}

// enough tells whether the user wants no more than has been seen.
func (c *crawl) enough(seen *pass) bool {
	return c.query.MaxItems > 0 && seen.held() >= c.query.MaxItems
}
