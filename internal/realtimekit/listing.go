package realtimekit

import (
	"context"
	"errors"
)

// mostPasses bounds how often an unproven list is read.
const mostPasses = 3

// Listing is what is known of the list that a Query asks for.
type Listing struct {
	// TotalCount is what the API says the whole list holds, nil where it says
	// nothing.
	TotalCount *int64
	// Complete is true only when it is proven that the list holds every session
	// that matched throughout the read.
	Complete bool
	// Limited tells that the query asked for a part of the list, so that a
	// list which is not complete is no surprise.
	Limited bool
	// Ignored counts rows that were left out because they contradict a filter.
	Ignored Ignored
	// Held is how many different sessions the pages held, those of Ignored
	// included, and Passes how often the pages were read.
	Held, Passes int
}

// listed is a Listing and the list that it speaks of.
type listed struct {
	Listing
	list keeper
}

func (c *Client) readList(ctx context.Context, query Query, reader reader) (listed, error) {
	if err := errors.Join(CheckAccountID(query.AccountID), CheckAppID(query.AppID)); err != nil {
		return listed{}, &Error{Kind: KindArgument, Err: err}
	}

	crawl := &crawl{client: c, query: query.ordered(), reader: reader}
	if query.PageNo > 0 {
		return crawl.onePage(ctx)
	}

	for len(crawl.passes) < mostPasses {
		next, err := crawl.pass(ctx)
		if len(crawl.passes) > 0 && doesNotFit(err) {
			break
		}

		if err != nil {
			return listed{}, err
		}

		crawl.add(next)

		if proven(crawl.query.class(), crawl.passes) || settled(crawl.passes) || limitReached(crawl.query, next) {
			break
		}
	}

	return listing(crawl.query, crawl.passes), nil
}

// add ends a pass. Of those before it no more is kept than is needed to compare
// them: lists may be long.
func (c *crawl) add(done *pass) {
	c.passes = append(c.passes, done)

	if n := len(c.passes); n > 1 {
		c.passes[n-2].forgetRows()
	}

	if n := len(c.passes); n > 2 {
		c.passes[n-3].seen = nil
	}
}

// doesNotFit tells whether there is no room for another pass: then it is for
// the caller to decide on what the earlier ones found.
func doesNotFit(err error) bool {
	return isKind(err, KindTooMuch) || isKind(err, KindBudget)
}

// onePage reads the page the user asked for, and nothing else.
func (c *crawl) onePage(ctx context.Context) (listed, error) {
	got, err := c.ask(ctx, c.query.PageNo, c.query.PerPage)
	if err != nil {
		return listed{}, err
	}

	only := c.newPass(c.query.PageNo, got, c.query.PerPage)

	return listed{list: only.list, Listing: Listing{
		TotalCount: only.claim,
		Complete:   c.query.PageNo == 1 && isWhole(got, c.query.PerPage) && !maybeClamped(only.size()),
		Limited:    true,
		Ignored:    only.watch.Ignored,
		Held:       only.held(),
		Passes:     1,
	}}, nil
}

// limitReached tells whether a read that was limited has all that the limit
// allows. One that ends before, with fewer sessions than the API claims to have,
// fell short for another reason than the limit, and is worth another pass.
func limitReached(query Query, only *pass) bool {
	if query.MaxItems == 0 {
		return false
	}

	return only.held() >= query.MaxItems || query.class() == volatile || only.reaches(only.largest) && !only.holes
}

// listing is what the passes over the pages of a query add up to.
func listing(query Query, passes []*pass) listed {
	last := passes[len(passes)-1]
	result := Listing{
		TotalCount: last.first.total,
		Complete:   proven(query.class(), passes),
		Limited:    query.MaxItems > 0,
		Ignored:    last.watch.Ignored,
		Held:       last.held(),
		Passes:     len(passes),
	}

	if query.MaxItems > 0 {
		result.Complete = query.MaxItems >= last.held() &&
			(provenAtOnce(query.class(), last) || proven(query.class(), passes))
	}

	return listed{result, last.list}
}
