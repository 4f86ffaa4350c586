package realtimekit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
)

// Collector receives the items of a list in its order, each id once. Reset begins another
// pass over the pages, and drops what was added before.
type Collector[T any] = crawl.Collector[T]

// Listing describes a list that a Collector received.
type Listing struct {
	// Result also counts and has the items that were left out.
	crawl.Result

	// Limited is true if only a part of the list was requested.
	Limited bool
	// Ignored are the parameters that the API seems to ignore.
	Ignored []Ignored
	// Disorder names two items that contradict the requested order, empty if none do.
	Disorder string
	// Warning is what the API reported as an error in an answer that it did not refuse,
	// empty without one.
	Warning string
}

// list describes an endpoint that returns a list in numbered pages.
type list[T any] struct {
	client *Client
	// path is the address below the base URL, values its parameters, to which those of a
	// page are added.
	path   string
	values url.Values
	// field is the field of data that has the items, empty if data itself is the list.
	// item is the name of an item in errors.
	field, item string
	// decode reads an item from its JSON.
	decode func(item *T, row string, extra *parts) error
	// options have Class, Key, InOrder, PageSize and MaxItems.
	options crawl.Options[T]
	// checks find items that contradict the request, order a pair of them. Nil disables a check.
	checks []check[T]
	order  *order[T]
	// pageNo, from 1, is the only page to request; 0 is the whole list.
	pageNo int
	// warning is the first Warning of a page.
	warning atomic.Pointer[string]
}

// growing returns the class of a list of items that never leave, unless it is not stable.
func growing(stable bool) crawl.Class {
	if stable {
		return crawl.Growing
	}
	return crawl.Volatile
}

// read reads every page of the list until it is proven to be complete, or another pass
// could not prove it. The collector receives the items that match the filters, at most
// MaxItems. The error is an *Error: a page that fails, or the deadline, never leaves a
// part of the list as a result.
func (l *list[T]) read(ctx context.Context, to Collector[T]) (Listing, error) {
	options := l.options
	options.Concurrency, options.Log = l.client.requests.Concurrency(), l.client.config.Log
	options.Fits = func(rest crawl.Rest) error { return l.client.fits(ctx, rest) }

	matching := &matching[T]{list: l, to: to}

	var (
		found crawl.Result
		err   error
	)
	if l.pageNo > 0 {
		found, err = crawl.OnePage(ctx, l, matching, options, l.pageNo)
	} else {
		found, err = crawl.List(ctx, l, matching, options)
	}
	if err != nil {
		if failure, ok := errors.AsType[*Error](err); ok {
			return Listing{}, failure
		}
		return Listing{}, request.Interrupted(ctx)
	}
	warning := ""
	if first := l.warning.Load(); first != nil {
		warning = *first
	}
	return Listing{
		Result: found, Limited: l.pageNo > 0 || options.MaxItems > 0,
		Ignored: matching.ignored(), Disorder: matching.disorder, Warning: warning,
	}, nil
}

// Page requests one page, for the crawl.
func (l *list[T]) Page(ctx context.Context, number, size int) (page crawl.Page[T], err error) {
	values := maps.Clone(l.values)
	values.Set("page_no", strconv.Itoa(number))
	if size > 0 {
		values.Set("per_page", strconv.Itoa(size))
	}
	took, warning, err := l.client.get(ctx, number, l.path, values, func(ctx context.Context, frame request.Envelope) (err error) {
		page, err = l.decodePage(ctx, frame)
		return err
	})
	page.Took = took
	if warning != "" {
		l.warning.CompareAndSwap(nil, &warning)
	}
	switch {
	case request.IsKind(err, KindInvalid):
		err = fmt.Errorf("%w: %w: %w", crawl.ErrNoPage, crawl.ErrPageSize, err)
	case request.IsNoSuchPage(err):
		err = fmt.Errorf("%w: %w", crawl.ErrNoPage, err)
	case request.IsKind(err, KindBudget):
		err = fmt.Errorf("%w: %w", crawl.ErrNoRoom, err)
	}
	return page, err
}

// fits returns an error if the rate limit, or the time that the first page took, does not
// let the remaining pages come before the deadline. The first page may have been slow
// because its connection was new: half of its time counts.
func (c *Client) fits(ctx context.Context, rest crawl.Rest) error {
	// So many rounds never fit; more could overflow.
	rounds := min(rest.Rounds, 1_000_000)
	needed := max(c.requests.Wait(rest.Pages), time.Duration(rounds)*(rest.Took/2))

	deadline, bounded := ctx.Deadline()

	left := time.Until(deadline)
	if !bounded || needed <= left {
		return nil
	}
	return fmt.Errorf("%w: %w", crawl.ErrNoRoom, &Error{Kind: KindTooMuch, Page: rest.First, Estimate: &Estimate{
		Requests: rest.Pages, PageSize: rest.PageSize, Needed: needed, Left: left,
	}})
}
