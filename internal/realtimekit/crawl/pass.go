package crawl

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
)

// reader reads a list in passes.
type reader[T any] struct {
	source    Source[T]
	collector Collector[T]
	options   Options[T]
}

// pass reads the pages once, from the first to the end.
func (r *reader[T]) pass(ctx context.Context, earlier []*log) (*log, error) {
	number, size, first, err := r.firstPage(ctx)
	if err != nil {
		return nil, err
	}

	// What an earlier pass found stays in the collector until this one has succeeded.
	collector, later := r.collector, &buffer[T]{}
	if len(earlier) > 0 {
		collector = later
	}

	p := newPass(rules{
		class: r.options.Class, pageSize: size, maxItems: r.options.MaxItems, concurrency: r.options.Concurrency,
	}, collector, r.options)
	p.take(number, first)

	logs := append(slices.Clip(earlier), &p.log)

	fits := 0

	for {
		v := look(logs)
		requests := plan(v)

		if len(requests) == 0 {
			p.flush(nil)

			if len(earlier) > 0 {
				later.moveTo(r.collector)
			}

			return &p.log, nil
		}

		if fits, err = r.fits(v, fits, first.Took); err != nil {
			return nil, err
		}

		p.batch++

		accept := func(asked request, got Page[T], refusal error) error {
			// The first page may be known only now, if page 0 is.
			if refusal != nil && !asked.question && look(logs).promises(v.claim(), asked.number) {
				return refusal
			}

			p.accept(asked, got, refusal)

			return nil
		}

		if err := r.fetch(ctx, requests, accept); err != nil {
			return nil, err
		}
	}
}

// buffer keeps the items of a pass.
type buffer[T any] struct{ items []T }

func (b *buffer[T]) Reset()     { b.items = nil }
func (b *buffer[T]) Add(item T) { b.items = append(b.items, item) }

func (b *buffer[T]) moveTo(collector Collector[T]) {
	collector.Reset()

	for _, item := range b.items {
		collector.Add(item)
	}
}

// fits asks whether the pages that a total promises can be read, once for every
// number of pages that is larger than what fitted before.
func (r *reader[T]) fits(v *view, before int, took time.Duration) (int, error) {
	if r.options.Fits == nil || v.trusted == nil || v.size() == 0 {
		return before, nil
	}

	rest := v.promised()
	if rest <= before {
		return before, nil
	}

	rounds := rest
	if !v.oneByOne() {
		rounds = pages(int64(rest), r.options.Concurrency)
	}

	return rest, r.options.Fits(Rest{First: v.first.number, Pages: rest, PageSize: v.size(), Rounds: rounds, Took: took})
}

// pageSizes are the sizes to try for the first page: the user's, or the largest that
// is useful and the one that public clients use.
func (r *reader[T]) pageSizes() []int {
	sizes := []int{r.options.PageSize}
	if r.options.PageSize == 0 {
		sizes = []int{bigPage, smallPage}
	}

	if r.options.MaxItems > 0 {
		for i := range sizes {
			sizes[i] = min(sizes[i], r.options.MaxItems)
		}
	}

	return slices.Compact(sizes)
}

// firstPage requests page 1. A refusal may mean that pages count from 0 and the list
// has only one: then page 0 is tried, and has to hold the list or to report that it is
// empty. Otherwise the refusal is the error.
func (r *reader[T]) firstPage(ctx context.Context) (number, size int, first Page[T], err error) {
	first, size, refusal := r.inSomeSize(ctx)
	if !errors.Is(refusal, ErrNoPage) {
		return 1, size, first, refusal
	}

	zero, err := r.source.Page(ctx, 0, size)

	switch {
	case errors.Is(err, ErrNoPage), err == nil && len(zero.Items) == 0 && (zero.Total == nil || *zero.Total > 0):
		return 1, size, first, refusal
	case err == nil && len(zero.Items) == 0:
		// One wrong answer must not make a list empty: both pages are requested twice.
		first, err = r.source.Page(ctx, 1, size)
		if !errors.Is(err, ErrNoPage) {
			return 1, size, first, err
		}

		zero, err = r.source.Page(ctx, 0, size)
	}

	return 0, size, zero, err
}

// inSomeSize requests page 1, in a smaller size if the first one is refused. The error
// is the first one.
func (r *reader[T]) inSomeSize(ctx context.Context) (Page[T], int, error) {
	sizes := r.pageSizes()

	got, refusal := r.source.Page(ctx, 1, sizes[0])
	if !errors.Is(refusal, ErrPageSize) || len(sizes) == 1 {
		return got, sizes[0], refusal
	}

	got, err := r.source.Page(ctx, 1, sizes[1])
	if errors.Is(err, ErrPageSize) {
		err = refusal
	}

	return got, sizes[1], err
}

// pass takes pages in, and hands their items to the collector.
type pass[T any] struct {
	log

	collector Collector[T]
	options   Options[T]
	batch     int
	// firstKeys and keys are those of the first page, and of the last page with items.
	firstKeys, keys []string
	// waiting are the items of page 1 until it is known whether page 0 comes before it.
	waiting []T
	flushed bool
	// newest is the last item in order, of any if ordered is set.
	newest  T
	ordered bool
}

func newPass[T any](rules rules, collector Collector[T], options Options[T]) *pass[T] {
	collector.Reset()

	return &pass[T]{log: log{rules: rules, seen: map[string]struct{}{}}, collector: collector, options: options}
}

// accept takes the answer to a request.
func (p *pass[T]) accept(asked request, got Page[T], refusal error) {
	switch {
	case asked.question:
		p.add(observation{kind: p.judge(got), number: asked.number, total: got.Total, batch: p.batch})
	case refusal != nil:
		p.add(observation{kind: refused, number: asked.number, batch: p.batch})
	default:
		p.take(asked.number, got)
	}
}

// take adds a page to the log, and its items to the collector.
func (p *pass[T]) take(number int, got Page[T]) {
	o := observation{number: number, rows: len(got.Items), total: got.Total, offset: got.FirstOffset, batch: p.batch}
	keys := make([]string, len(got.Items))
	fresh := make([]T, 0, len(got.Items))

	for i, item := range got.Items {
		keys[i] = strings.Clone(p.options.Key(item))
		if _, found := p.seen[keys[i]]; found {
			continue
		}

		p.seen[keys[i]] = struct{}{}
		fresh = append(fresh, item)
	}

	o.fresh = len(fresh)
	o.kind = p.kindOf(o, keys)
	p.add(o)
	p.collect(o, got.Items, fresh)

	p.options.Log.Debug("page", "number", number, "kind", o.kind, "items", o.rows, "new", o.fresh, "total", totalOf(o))

	if len(p.entries) == 1 {
		p.firstKeys = keys
	}

	if o.brings() && number > 0 {
		p.keys = keys
	}
}

// totalOf is the total of an answer for the log.
func totalOf(o observation) any {
	if o.total == nil {
		return "none"
	}

	return *o.total
}

func (p *pass[T]) kindOf(o observation, keys []string) kind {
	switch {
	case o.rows == 0:
		return empty
	case o.fresh > 0:
		return items
	case slices.Equal(keys, p.keys), slices.Equal(keys, p.firstKeys):
		return repeat
	default:
		return known
	}
}

// collect hands new items over in page order. Those of page 1 wait for the answer to
// page 0, if that is requested.
func (p *pass[T]) collect(o observation, all, fresh []T) {
	switch {
	case len(p.entries) == 1 && look([]*log{&p.log}).asksZero():
		p.waiting = fresh
	case o.number == 0 && !p.flushed:
		p.flush(all)
	default:
		p.flush(nil)
		p.hand(fresh, nil)
	}
}

// flush hands over the items of page 0, and the waiting ones of page 1 behind them.
func (p *pass[T]) flush(zero []T) {
	if p.flushed && len(zero) == 0 {
		return
	}

	p.flushed = true
	handed := map[string]struct{}{}
	p.hand(zero, handed)
	p.hand(p.waiting, handed)
	p.waiting = nil
}

// hand gives items to the collector, each key of handed once.
func (p *pass[T]) hand(all []T, handed map[string]struct{}) {
	for _, item := range all {
		if handed != nil {
			key := p.options.Key(item)
			if _, found := handed[key]; found {
				continue
			}

			handed[strings.Clone(key)] = struct{}{}
		}

		p.compare(item)
		p.collector.Add(item)
	}
}

// compare notes an item that came before one that it should follow.
func (p *pass[T]) compare(item T) {
	if p.options.InOrder == nil {
		return
	}

	if p.ordered && !p.options.InOrder(p.newest, item) {
		p.entries[len(p.entries)-1].disorder = true

		return
	}

	p.newest, p.ordered = item, true
}

// judge answers the question whether page_no works: the second page at half the size
// must be of the second half of the first page. A single item has no half: it is the
// list if it still comes alone when two are requested.
func (p *pass[T]) judge(got Page[T]) kind {
	keys := make([]string, len(got.Items))
	for i, item := range got.Items {
		keys[i] = p.options.Key(item)
	}

	half := len(p.firstKeys) / 2
	if half == 0 {
		if len(keys) == 1 {
			return works
		}

		return ignored
	}

	// Where pages count from 0, it is the rest behind the second half.
	later := p.firstKeys[half:]
	if len(keys) == 0 || slices.ContainsFunc(keys, func(key string) bool { return !slices.Contains(later, key) }) {
		return ignored
	}

	return works
}
