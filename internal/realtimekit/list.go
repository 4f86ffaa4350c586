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

// Collector receives the items of a list in its order, each id once.
type Collector[T any] = crawl.Collector[T]

// Listing describes a list that a Collector received.
type Listing struct {
	crawl.Result // of all items, also those that were left out

	Ignored  []Ignored
	Disorder string // two items in the wrong order, or empty
	Warning  string // an error in an answer that was not refused, or empty
}

// list is an endpoint that returns a list in numbered pages.
type list[T any] struct {
	client  *Client
	path    string
	values  url.Values
	field   string // of data, with the items; empty if data itself is the list
	item    string // what to call an item
	decode  func(item *T, row string, extra *parts) error
	options crawl.Options[T]
	checks  []check[T]
	order   *order[T]    // nil for any
	pageNo  int          // from 1, the only page to request; 0 is the whole list
	warning atomic.Value // a string
}

func classOf(keepsItems bool) crawl.Class {
	if keepsItems {
		return crawl.Growing
	}
	return crawl.Volatile
}

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
	if failure, ok := errors.AsType[*Error](err); ok {
		return Listing{}, failure
	}
	if err != nil {
		return Listing{}, request.Interrupted(ctx)
	}
	warning, _ := l.warning.Load().(string)
	return Listing{Result: found, Ignored: matching.ignored(), Disorder: matching.disorder, Warning: warning}, nil
}

func (l *list[T]) Page(ctx context.Context, number, size int) (page crawl.Page[T], err error) {
	values := maps.Clone(l.values)
	values.Set("page_no", strconv.Itoa(number))
	if size > 0 {
		values.Set("per_page", strconv.Itoa(size))
	}
	took, warning, err := l.client.get(ctx, number, l.path, values, func(ctx context.Context, envelope request.Envelope) (err error) {
		page, err = l.decodePage(ctx, envelope)
		return err
	})
	page.Took = took
	if warning != "" {
		l.warning.CompareAndSwap(nil, warning)
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

// fits returns an error if the remaining pages cannot come before the deadline. Half the
// time of the first page counts: it may have been slow because its connection was new.
func (c *Client) fits(ctx context.Context, rest crawl.Rest) error {
	rounds := min(rest.Rounds, 1_000_000) // more never fit, and could overflow
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
