// Package crawl reads a list from an API with numbered pages and proves whether it is
// complete. It knows neither HTTP nor what the items are.
//
// Such an API has no snapshot: items may arrive, leave and move between two answers, and
// the [Class] of the list says which. A pass over the pages is an append-only log of
// observations, and a view answers questions about it. Two pure functions ask them: plan says
// which pages to request next, prove returns a verdict with its reason. [List] makes at most three passes.
package crawl

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// An error of a Source wraps one of these if the API refuses what was requested.
var (
	ErrNoPage   = errors.New("the list has no such page")
	ErrPageSize = errors.New("the page size is refused")
	// ErrNoRoom says that the remaining pages do not fit the deadline.
	ErrNoRoom = errors.New("there is no time for the remaining pages")
)

// Source returns the pages of a list. It is called from several goroutines.
type Source[T any] interface {
	Page(ctx context.Context, number, size int) (Page[T], error)
}

// Page is one answer of the API.
type Page[T any] struct {
	Items       []T
	Total       *int64        // of the whole list, nil without a usable one
	FirstOffset *int64        // the position of the first item in the list, from 1, nil if unknown
	Took        time.Duration // until the API had answered
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

// The classes, from the easiest to prove.
const (
	Stable   Class = iota // items never leave, and new ones land at the end
	Growing               // items never leave, but new ones may land anywhere
	Volatile              // items come, go and move
)

// Options says how to read a list.
type Options[T any] struct {
	Class       Class
	Key         func(T) string
	InOrder     func(a, b T) bool // whether b may follow a; nil allows any order
	PageSize    int               // 0 is 1,000, or 100 if that is refused; for OnePage, the choice of the API
	MaxItems    int               // ends a pass when this many items were seen; 0 disables it
	StartsAtOne bool              // page 1 is documented to be the first
	Concurrency int               // the number of requests at once, at least 1
	Fits        func(Rest) error  // an error that wraps ErrNoRoom if there is no time; nil never refuses
	Log         *slog.Logger      // required; receives a debug line for each page and one for the verdict
}

// Rest is what remains to be read of a list with a total: Pages pages of PageSize items,
// in Rounds batches. First is the number of the first page of the list.
type Rest struct {
	First, Pages, PageSize, Rounds int
	Took                           time.Duration // for the first page
}

// Result describes the list that a Collector received.
type Result struct {
	Total    *int64 // of the first page, nil without one
	Complete bool   // proven to have every item that matched throughout the read
	Reason   string // why it is complete, or is not
	Held     int    // the different items that the last pass saw
	Passes   int

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

// List reads a list until it is proven complete or another pass would not help. After an
// error the collector has nothing of use.
func List[T any](ctx context.Context, source Source[T], collector Collector[T], options Options[T]) (Result, error) {
	r := &reader[T]{source, collector, options}

	var (
		logs []*log
		v    *view
		end  verdict
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
		if end = prove(v); end.complete || !v.worthAnother() {
			break
		}
	}
	result := Result{Total: v.first.total, Complete: end.complete, Reason: end.reason, Held: v.held(), Passes: len(logs), seen: v.seen}
	options.Log.DebugContext(ctx, "list read", "complete", result.Complete, "reason", result.Reason,
		"held", result.Held, "passes", result.Passes)
	return result, nil
}

// OnePage reads a single page. It is complete only if it is page 1, shorter than requested
// and as long as its total.
func OnePage[T any](ctx context.Context, source Source[T], collector Collector[T], options Options[T], number int) (Result, error) {
	got, err := source.Page(ctx, number, options.PageSize)
	if err != nil {
		return Result{}, err
	}
	p := newPass(options.PageSize, collector, options)
	p.take(ctx, number, got)
	p.flush()

	result := Result{Total: got.Total, Reason: "one page was requested", Held: p.held(), Passes: 1, seen: p.seen}
	if number == 1 && look([]*log{&p.log}).isSnapshot() {
		result.Complete, result.Reason = true, "the page has as many items as its total"
	}
	return result, nil
}
