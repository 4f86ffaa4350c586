package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

func paging(_ context.Context, p *probe) (string, error) {
	if p.plain.paging == nil {
		return "nowhere", nil
	}
	return p.plain.place + ": " + named(slices.Sorted(maps.Keys(p.plain.paging))), nil
}

// offsets are told by the first page, which is what comes without a number.
func offsets(_ context.Context, p *probe) (string, error) {
	if !p.head.brings() {
		return "", errTooFew
	}
	start, ok := p.head.paging.count("start_offset")
	end, also := p.head.paging.count("end_offset")
	switch length := len(p.head.rows); {
	case !ok && !also:
		return "none", nil
	case !ok || start > 1:
		return "such that the first page does not tell where they begin", nil
	case !also:
		return fmt.Sprintf("from %d", start), nil
	case end == start+length-1:
		return fmt.Sprintf("from %d, the end belongs to the page", start), nil
	case end == start+length:
		return fmt.Sprintf("from %d, the end is past the page", start), nil
	}
	return fmt.Sprintf("from %d, the end does not fit the page", start), nil
}

// totalCount compares what a short page and a long one say. Each was read at one
// moment, so that sessions which arrive between them spoil nothing.
func totalCount(ctx context.Context, p *probe) (string, error) {
	if p.plain.paging["total_count"] == nil {
		return "absent", nil
	}
	total, ok := p.oldest.total()
	if !ok {
		return "no whole number", nil
	}
	if !p.numbers.known {
		return "", cmp.Or(p.numbers.err, errTooFew)
	}
	short := p.numbers.pages[p.numbers.first]
	told, ok := short.total()
	switch length := len(p.oldest.rows); {
	case !ok || len(short.rows) >= length:
		return "", errTooFew
	case told == len(short.rows) && total == length:
		return "the length of the page, not of the list", nil
	case p.whole && total == length && told >= total:
		return "the length of the list", nil
	case p.whole, total < length:
		return "neither the length of the page nor that of the list", nil
	}
	e, err := p.edge(ctx)
	if err != nil {
		return "", err
	}
	if e.after.brings() && !same(e.after, e.last) && !begins(p.oldest, e.after) {
		return "", errTooFew
	}
	return "the length of the list", nil
}
