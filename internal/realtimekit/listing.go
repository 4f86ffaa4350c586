package realtimekit

import (
	"context"
	"errors"
)

// mostPasses bounds how often an unproven list is read.
const mostPasses = 3

// Listing is the answer to a Query.
type Listing struct {
	// Sessions are unique by id and in the API's order.
	Sessions []Session
	// TotalCount is what the API says the whole list holds, nil where it says
	// nothing.
	TotalCount *int64
	// Complete is true only when it is proven that Sessions holds every session
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

// Sessions lists the sessions that match the query. It reads every page until
// the list is proven to be whole, or it is clear that it cannot be; PageNo and
// MaxItems limit it. The error is an *Error: a page that fails, or the deadline,
// never gives a part of the list.
func (c *Client) Sessions(ctx context.Context, query Query) (Listing, error) {
	if err := errors.Join(CheckAccountID(query.AccountID), CheckAppID(query.AppID)); err != nil {
		return Listing{}, &Error{Kind: KindArgument, Err: err}
	}

	query = query.ordered()
	if query.PageNo > 0 {
		return c.onePage(ctx, query)
	}

	crawl := &crawl{client: c, query: query}

	for len(crawl.passes) < mostPasses {
		next, err := crawl.pass(ctx)
		if len(crawl.passes) > 0 && doesNotFit(err) {
			break
		}

		if err != nil {
			return Listing{}, err
		}

		crawl.passes = append(crawl.passes, next)
		if proven(query.class(), crawl.passes) || settled(crawl.passes) || limitReached(query, next) {
			break
		}
	}

	return listing(query, crawl.passes), nil
}

// doesNotFit tells whether there is no room for another pass: then it is for
// the caller to decide on what the earlier ones found.
func doesNotFit(err error) bool {
	return isKind(err, KindTooMuch) || isKind(err, KindBudget)
}

// onePage reads the page the user asked for, and nothing else.
func (c *Client) onePage(ctx context.Context, query Query) (Listing, error) {
	page, err := c.page(ctx, query, query.PageNo, query.PerPage)
	if err != nil {
		return Listing{}, err
	}

	only := newPass(query.PageNo, page, query.PerPage)
	result := Listing{
		TotalCount: only.claim,
		Complete:   query.PageNo == 1 && isWhole(page, query.PerPage) && !maybeClamped(len(page.sessions)),
		Limited:    true,
		Held:       len(only.sessions),
		Passes:     1,
	}
	result.Sessions, result.Ignored = query.honour(only.sessions)

	return result, nil
}

// limitReached tells whether a read that was limited has all that the limit
// allows. One that ends before, with fewer sessions than the API claims to have,
// fell short for another reason than the limit, and is worth another pass.
func limitReached(query Query, only *pass) bool {
	if query.MaxItems == 0 {
		return false
	}

	return len(only.sessions) >= query.MaxItems || query.class() == volatile || only.reaches(only.largest) && !only.holes
}

// listing is what the passes over the pages of a query add up to.
func listing(query Query, passes []*pass) Listing {
	last := passes[len(passes)-1]
	result := Listing{
		TotalCount: last.first.total,
		Complete:   proven(query.class(), passes),
		Limited:    query.MaxItems > 0,
		Held:       len(last.sessions),
		Passes:     len(passes),
	}
	result.Sessions, result.Ignored = query.honour(last.sessions)

	if query.MaxItems > 0 {
		result.Complete = query.MaxItems >= len(last.sessions) &&
			(provenAtOnce(query.class(), last) || proven(query.class(), passes))
		result.Sessions = result.Sessions[:min(query.MaxItems, len(result.Sessions))]
	}

	return result
}
