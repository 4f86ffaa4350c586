package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What pages are. Each question asks for sessions in an order that stays.

func (p *probe) oldest(ctx context.Context, query ...string) (page, error) {
	return p.get(ctx, append([]string{"sort_by", "createdAt", "sort_order", "ASC"}, query...)...)
}

func firstPage(ctx context.Context, p *probe) (string, error) {
	if len(p.sample.rows) < 3 {
		return "", errTooFew
	}
	zero, err := p.oldest(ctx, "page_no", "0", "per_page", "2")
	if err != nil {
		return "", err
	}
	one, err := p.oldest(ctx, "page_no", "1", "per_page", "2")
	if err != nil {
		return "", err
	}
	switch {
	case zero.refused():
		return fmt.Sprintf("1; page 0 is refused with HTTP status %d", zero.status), nil
	case len(zero.rows) == 0:
		return "1; page 0 is empty", nil
	case slices.Equal(zero.ids(), one.ids()):
		return "1; page 0 is the same as page 1", nil
	default:
		return "0; page 0 holds other sessions than page 1", nil
	}
}

func defaultPageSize(ctx context.Context, p *probe) (string, error) {
	first, err := p.oldest(ctx)
	if err != nil {
		return "", err
	}
	if len(first.rows) == first.total() {
		return "", errTooFew
	}
	return strconv.Itoa(len(first.rows)), nil
}

func largestPageSize(ctx context.Context, p *probe) (string, error) {
	const most = 1000
	first, err := p.oldest(ctx, "page_no", "1", "per_page", strconv.Itoa(most))
	switch {
	case err != nil:
		return "", err
	case first.refused():
		return fmt.Sprintf("less than %d, which is refused with HTTP status %d", most, first.status), nil
	case len(first.rows) == most:
		return fmt.Sprintf("%d or more", most), nil
	case len(first.rows) == first.total():
		return "", errTooFew
	default:
		return fmt.Sprintf("%d; more is cut to it", len(first.rows)), nil
	}
}

func pastTheEnd(ctx context.Context, p *probe) (string, error) {
	const far = "1000000"
	beyond, err := p.oldest(ctx, "page_no", far, "per_page", "100")
	switch {
	case err != nil:
		return "", err
	case beyond.refused():
		return fmt.Sprintf("refused with HTTP status %d", beyond.status), nil
	case len(beyond.rows) == 0:
		return "empty", nil
	default:
		return "holds sessions: the last page again", nil
	}
}

func paging(_ context.Context, p *probe) (string, error) {
	if p.sample.paging == nil {
		return "nowhere", nil
	}
	fields := slices.Sorted(maps.Keys(p.sample.paging))
	found := p.sample.place + ": " + strings.Join(fields, ", ")
	if start, ok := p.sample.paging["start_offset"]; ok && len(p.sample.rows) > 0 {
		found += "; start_offset of the first page is " + string(start)
	}
	return found, nil
}

func defaultOrder(ctx context.Context, p *probe) (string, error) {
	plain, err := p.get(ctx, "page_no", "1", "per_page", "100")
	if err != nil {
		return "", err
	}
	for _, by := range []string{"created_at", "minutes_consumed"} {
		keys := make([]string, len(plain.rows))
		for i, row := range plain.rows {
			keys[i] = sortable(by, row)
		}
		rising, falling := slices.IsSorted(keys), slices.IsSortedFunc(keys, func(a, b string) int { return strings.Compare(b, a) })
		switch {
		case rising && falling:
			return "", errTooFew
		case rising:
			return by + ", ascending", nil
		case falling:
			return by + ", descending", nil
		}
	}
	return "none that is seen", nil
}
