package crawl

import "slices"

// kind says what an answer brought.
type kind string

const (
	items kind = "items"
	// known is a page whose items are all known, in another arrangement.
	known kind = "known"
	// repeat is a page with the items of the page before it, or of the first page.
	repeat  kind = "repeat"
	empty   kind = "empty"
	refused kind = "refused"

	// The answers to the question whether page_no works, of which a log has at most one.
	works   kind = "page_no works"
	ignored kind = "page_no ignored"
)

type observation struct {
	kind          kind
	number        int
	rows, fresh   int // fresh are the items that no earlier page had
	total, offset *int64
	disorder      bool // an item came before one that it should follow
	batch         int  // the same for concurrent requests
}

func (o observation) brings() bool { return o.kind == items || o.kind == known }

// rules are the options that plan and prove need, without a type parameter.
type rules struct {
	class                           Class
	pageSize, maxItems, concurrency int
	startsAtOne                     bool
}

type log struct {
	requested rules
	entries   []observation
	question  observation
	seen      map[string]struct{}
}

func (l *log) add(o observation) { l.entries = append(l.entries, o) }

func (l *log) held() int { return len(l.seen) }

func (l *log) largestTotal() *int64 {
	total := l.question.total
	for _, o := range l.entries {
		total = larger(total, o.total)
	}
	return total
}

func (l *log) timesRequested(number int) int {
	n := 0
	for _, o := range l.entries {
		if o.number == number {
			n++
		}
	}
	return n
}

func (l *log) disordered() bool {
	return slices.ContainsFunc(l.entries, func(o observation) bool { return o.disorder })
}

// counted reports whether every page with new items has a total.
func (l *log) counted() bool {
	return !slices.ContainsFunc(l.entries, func(o observation) bool { return o.fresh > 0 && o.total == nil })
}

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
		if o.batch == batch {
			return false
		}
		batch = o.batch
	}
	return true
}

func larger(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
