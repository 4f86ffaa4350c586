package crawl

import "slices"

// kind says what an answer brought.
type kind string

const (
	// items is a page with at least one item that no earlier page had.
	items kind = "items"
	// known is a page with known items only, in another arrangement.
	known kind = "known"
	// repeat has the items of the page before it, or of the first page.
	repeat kind = "repeat"
	empty  kind = "empty"
	// refused is an answer that the list has no such page.
	refused kind = "refused"

	// works and ignored answer the question whether page_no works.
	works   kind = "page_no works"
	ignored kind = "page_no ignored"
)

// observation is one entry of a log.
type observation struct {
	kind   kind
	number int
	// rows is the number of items on the page, fresh of those that no earlier page
	// had.
	rows, fresh   int
	total, offset *int64
	// disorder is set if an item came before one that it should follow.
	disorder bool
	// batch counts the requests that were made side by side.
	batch int
}

// brings reports whether the page has items.
func (o observation) brings() bool { return o.kind == items || o.kind == known }

// isPage reports whether the entry is about a page of the list.
func (o observation) isPage() bool { return o.kind != works && o.kind != ignored }

// rules are what a log is judged by.
type rules struct {
	class Class
	// pageSize is the number of items that were requested.
	pageSize, maxItems, concurrency int
	startsAtOne                     bool
}

// log is what was observed in one pass.
type log struct {
	rules   rules
	entries []observation
	// seen has the keys of all items.
	seen map[string]struct{}
}

func (l *log) add(o observation) { l.entries = append(l.entries, o) }

// held is the number of different items.
func (l *log) held() int {
	n := 0
	for _, o := range l.entries {
		n += o.fresh
	}
	return n
}

// evidence is the largest total of any answer, nil without one.
func (l *log) evidence() *int64 {
	var total *int64
	for _, o := range l.entries {
		total = larger(total, o.total)
	}
	return total
}

// asks is how often a page was requested.
func (l *log) asks(number int) int {
	n := 0
	for _, o := range l.entries {
		if o.number == number && o.isPage() {
			n++
		}
	}
	return n
}

// has reports whether the log has an entry of this kind.
func (l *log) has(k kind) bool {
	return slices.ContainsFunc(l.entries, func(o observation) bool { return o.kind == k })
}

// disordered reports whether an item came before one that it should follow.
func (l *log) disordered() bool {
	return slices.ContainsFunc(l.entries, func(o observation) bool { return o.disorder })
}

// counted reports whether every page with new items has a total.
func (l *log) counted() bool {
	return !slices.ContainsFunc(l.entries, func(o observation) bool { return o.fresh > 0 && o.total == nil })
}

// lacks is the number of items that an earlier pass saw and this one did not.
func (l *log) lacks(earlier *log) int {
	n := 0
	for key := range earlier.seen {
		if _, found := l.seen[key]; !found {
			n++
		}
	}
	return n
}

// wasInOrder reports whether each page was requested after the one before it had come.
// Page 0 comes after page 1, so it must have brought nothing.
func (l *log) wasInOrder() bool {
	batch := -1
	for i, o := range l.entries {
		if o.number == 0 && i > 0 {
			if o.fresh > 0 {
				return false
			}
			continue
		}
		if o.isPage() && o.batch == batch {
			return false
		}
		batch = o.batch
	}
	return true
}

// larger is the larger of two totals, either of which may be unknown.
func larger(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
