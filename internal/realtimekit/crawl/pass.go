package crawl

import (
	"context"
	"slices"
	"strings"
	"time"
)

type reader[T any] struct {
	source    Source[T]
	collector Collector[T]
	options   Options[T]
}

// pass reads the pages once. What an earlier pass found stays in the collector until this
// one has succeeded.
func (r *reader[T]) pass(ctx context.Context, earlier []*log) (*log, error) {
	number, size, first, err := r.firstPage(ctx)
	if err != nil {
		return nil, err
	}
	var again Slice[T]
	collector := r.collector
	if len(earlier) > 0 {
		collector = &again
	}
	p := newPass(size, collector, r.options)
	p.take(ctx, number, first)
	if err := r.rest(ctx, p, append(slices.Clip(earlier), &p.log), first.Took); err != nil {
		return nil, err
	}
	if len(earlier) > 0 {
		r.collector.Reset()
		for _, item := range again {
			r.collector.Add(item)
		}
	}
	return &p.log, nil
}

func (r *reader[T]) rest(ctx context.Context, p *pass[T], logs []*log, took time.Duration) error {
	for {
		v := look(logs)

		requests := plan(v)
		if len(requests) == 0 {
			p.flush()
			return nil
		}
		if err := r.fits(v, took); err != nil {
			return err
		}
		p.batch++

		err := r.fetch(ctx, requests, func(got answer[T]) error {
			// The total is that of when the page was planned, but by now page 0 may be the first.
			if got.refusal != nil && !got.question && look(logs).mustExist(v.firstTotal(), got.number) {
				return got.refusal
			}
			p.accept(ctx, got)
			return nil
		})
		if err != nil {
			return err
		}
	}
}

func (r *reader[T]) fits(v *view, took time.Duration) error {
	if r.options.Fits == nil || v.usableTotal == nil || v.size() == 0 {
		return nil
	}
	rest := v.limit(v.pagesLeft())
	if rest <= 0 {
		return nil
	}
	rounds := rest
	if !v.oneByOne() {
		rounds = pageCount(int64(rest), r.options.Concurrency)
	}
	return r.options.Fits(Rest{First: v.first.number, Pages: rest, PageSize: v.size(), Rounds: rounds, Took: took})
}

type pass[T any] struct {
	log

	collector Collector[T]
	options   Options[T]
	batch     int
	// firstKeys are the keys of the first page, keys those of the last page with items.
	firstKeys, keys []string
	// waiting has the items of the first page until the next answer: page 0 may precede it.
	waiting []T
	// last is the last item in order. One that is out of order proves nothing about the next.
	last *T
}

func newPass[T any](size int, collector Collector[T], options Options[T]) *pass[T] {
	collector.Reset()

	rules := rules{class: options.Class, pageSize: size, maxItems: options.MaxItems, concurrency: options.Concurrency, startsAtOne: options.StartsAtOne}
	return &pass[T]{log: log{requested: rules, seen: map[string]struct{}{}}, collector: collector, options: options}
}

func (p *pass[T]) accept(ctx context.Context, got answer[T]) {
	switch {
	case got.question:
		p.question = observation{kind: p.judge(got.page), total: got.page.Total}
	case got.refusal != nil:
		p.add(observation{kind: refused, number: got.number, batch: p.batch})
	default:
		p.take(ctx, got.number, got.page)
	}
}

func (p *pass[T]) take(ctx context.Context, number int, got Page[T]) {
	keys := p.keysOf(got.Items)
	fresh := p.fresh(got.Items, keys)
	o := observation{
		number: number, rows: len(keys), fresh: len(fresh), total: got.Total, offset: got.FirstOffset, batch: p.batch,
	}
	o.kind = p.kindOf(o, keys)
	p.add(o)
	switch startsNew := len(fresh) > 0 && keys[0] == p.options.Key(fresh[0]); {
	case len(p.entries) == 1:
		p.firstKeys, p.waiting = keys, fresh
	case number == 0 && startsNew: // its items are before those of page 1
		p.hand(fresh)
		p.flush()
	default:
		p.flush()
		p.hand(fresh)
	}
	if o.brings() && number > 0 {
		p.keys = keys
	}
	p.options.Log.DebugContext(ctx, "page", "number", number, "kind", o.kind, "items", o.rows, "new", o.fresh, "total", totalOf(o))
}

func totalOf(o observation) any {
	if o.total == nil {
		return "none"
	}
	return *o.total
}

// keysOf clones the keys, so that they do not keep the whole answer in memory.
func (p *pass[T]) keysOf(items []T) []string {
	keys := make([]string, len(items))
	for i, item := range items {
		keys[i] = strings.Clone(p.options.Key(item))
	}
	return keys
}

func (p *pass[T]) fresh(items []T, keys []string) []T {
	var fresh []T
	for i, key := range keys {
		if _, found := p.seen[key]; !found {
			p.seen[key] = struct{}{}

			fresh = append(fresh, items[i])
		}
	}
	return fresh
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

func (p *pass[T]) flush() {
	p.hand(p.waiting)
	p.waiting = nil
}

// hand gives items to the collector, and records whether one is out of order.
func (p *pass[T]) hand(items []T) {
	for i := range items {
		item := &items[i]
		p.collector.Add(*item)
		switch inOrder := p.options.InOrder; {
		case inOrder == nil:
		case p.last != nil && !inOrder(*p.last, *item):
			p.entries[len(p.entries)-1].disorder = true
		default:
			p.last = item
		}
	}
}

// judge reports whether page_no works. If it does, the page after the first, in half the size,
// has only items of the second half of the first page. If that page has one item, it is
// requested again with size 2, and must still have only one.
func (p *pass[T]) judge(got Page[T]) kind {
	keys := p.keysOf(got.Items)
	if len(p.firstKeys) == 1 && len(keys) == 1 {
		return works
	}
	later := p.firstKeys[len(p.firstKeys)/2:]
	other := func(key string) bool { return !slices.Contains(later, key) }
	if len(keys) == 0 || slices.ContainsFunc(keys, other) {
		return ignored
	}
	return works
}
