// Package crawl reads a list from an API with numbered pages and proves whether it
// is complete.
//
// Such an API has no snapshot: items may arrive, leave and move between two
// answers. What can be proven depends on the [Class] of the list.
//
// A pass over the pages is an append-only log of observations. A view of the logs answers
// questions about the last pass, and two pure functions ask them: plan says which pages to
// request next, and prove returns a verdict with its reason. [List] requests what plan says, side by side, until plan has nothing
// more, and reads an unproven list again, three passes at most.
//
// The package knows neither HTTP nor what the items are: a [Source] returns pages,
// and a [Collector] receives items.
package crawl

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// The sentinels that an error of a Source wraps if the API refuses what was asked.
var (
	// ErrNoPage is wrapped when the API refuses the page number.
	ErrNoPage = errors.New("the list has no such page")
	// ErrPageSize is wrapped when the API may refuse the page size.
	ErrPageSize = errors.New("the page size is refused")
	// ErrNoRoom is wrapped if the remaining pages do not fit the deadline, by an error of
	// the source or of Options.Fits.
	ErrNoRoom = errors.New("there is no time for the remaining pages")
)

// Source returns the pages of a list. It is called from several goroutines.
type Source[T any] interface {
	Page(ctx context.Context, number, size int) (Page[T], error)
}

// Page is one answer of the API.
type Page[T any] struct {
	Items []T
	// Total is the number of items that the API reports for the whole list, nil
	// without a usable one.
	Total *int64
	// FirstOffset is the position of the first item in the list, from 1, nil if
	// unknown.
	FirstOffset *int64
	// Took is how long the API took to answer.
	Took time.Duration
}

// Collector receives the items of a list in page order, each key once.
type Collector[T any] interface {
	// Reset begins a new pass and drops what was added before.
	Reset()
	Add(item T)
}

// Slice is a Collector that keeps the items.
type Slice[T any] []T

// Reset drops the items.
func (s *Slice[T]) Reset() { *s = nil }

// Add appends an item.
func (s *Slice[T]) Add(item T) { *s = append(*s, item) }

// Class says what the items of a list may do while it is read.
type Class int

const (
	// Stable items never leave, and new ones land at the end.
	Stable Class = iota
	// Growing items never leave, but new ones may land anywhere.
	Growing
	// Volatile items come, go and move.
	Volatile
)

// Options says how to read a list.
type Options[T any] struct {
	Class Class
	// Key identifies an item.
	Key func(T) string
	// InOrder reports whether b may follow a in the order that was requested. A
	// stable list that contradicts it is judged as growing. Nil allows any order.
	InOrder func(a, b T) bool
	// PageSize is the number of items to request; 0 is 1,000, or 100 if the API
	// refuses that.
	PageSize int
	// MaxItems ends a pass when this many items were seen; 0 disables the limit.
	MaxItems int
	// StartsAtOne is set if page 1 is documented to be the first. Otherwise page 0 is
	// requested once, unless an offset shows that page 1 is the first.
	StartsAtOne bool
	// Concurrency is the number of requests at once, at least 1.
	Concurrency int
	// Fits returns an error that wraps ErrNoRoom if the remaining pages cannot be read
	// in time. Nil never refuses.
	Fits func(Rest) error
	// Log receives a debug line for each page and one for the verdict. Nil disables them.
	Log *slog.Logger
}

// Rest is what remains to be read of a list with a total.
type Rest struct {
	// First is the number of the first page of the list, Pages the number of pages that
	// remain, of PageSize items each, and Rounds how often requests are made side by
	// side for them.
	First, Pages, PageSize, Rounds int
	// Took is how long the first page took.
	Took time.Duration
}

// Result describes the list that a Collector received.
type Result struct {
	// Total is the total of the first page, nil without one.
	Total *int64
	// Complete is true only if the list is proven to hold every item that matched
	// throughout the read. Reason says why it is, or is not.
	Complete bool
	Reason   string
	// Held is the number of different items that the last pass saw, Passes the
	// number of passes.
	Held, Passes int

	seen map[string]struct{}
}

// Has reports whether the last pass saw an item with this key.
func (r Result) Has(key string) bool {
	_, found := r.seen[key]
	return found
}

const (
	bigPage   = 1000
	smallPage = 100
	maxPasses = 3
)

// List reads a list until it is proven to be complete, or until another pass could
// not prove it. An error of the source ends the read; the collector then holds
// nothing of use.
func List[T any](ctx context.Context, source Source[T], collector Collector[T], options Options[T]) (Result, error) {
	r := &reader[T]{source: source, collector: collector, options: options.complete()}

	var (
		logs   []*log
		v      *view
		result verdict
	)
	for {
		next, err := r.pass(ctx, logs)
		if len(logs) > 0 && errors.Is(err, ErrNoRoom) {
			break // the caller decides on what the earlier passes found
		}
		if err != nil {
			return Result{}, err
		}
		logs = append(logs, next)
		v = look(logs)
		if result = prove(v); result.Complete || !v.worthAnother() {
			break
		}
	}
	return r.result(ctx, v, result), nil
}

// complete fills in what was left open.
func (o Options[T]) complete() Options[T] {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// OnePage reads a single page, of the user's number. It is complete only if it is
// the first, shorter than requested and as long as its total.
func OnePage[T any](ctx context.Context, source Source[T], collector Collector[T], options Options[T], number int) (Result, error) {
	got, err := source.Page(ctx, number, options.PageSize)
	if err != nil {
		return Result{}, err
	}
	p := newPass(options.PageSize, collector, options.complete())
	p.take(ctx, number, got)
	p.finish()

	result := Result{Total: got.Total, Reason: "one page was requested", Held: p.held(), Passes: 1, seen: p.seen}
	if number == 1 && look([]*log{&p.log}).isSnapshot() {
		result.Complete, result.Reason = true, "the page has as many items as its total"
	}
	return result, nil
}

func (r *reader[T]) result(ctx context.Context, v *view, verdict verdict) Result {
	result := Result{
		Total: v.first.total, Complete: verdict.Complete, Reason: verdict.Reason, Held: v.held(), Passes: len(v.earlier) + 1, seen: v.seen,
	}

	r.options.Log.DebugContext(ctx, "list read", "complete", result.Complete, "reason", result.Reason,
		"held", result.Held, "passes", result.Passes)
	return result
}
