package crawl

import (
	"maps"
	"slices"
)

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

// brings reports whether the page has items that count as a place in the list.
func (o observation) brings() bool { return o.kind == items || o.kind == known }

// isPage reports whether the entry is about a page of the list.
func (o observation) isPage() bool { return o.kind != works && o.kind != ignored }

// rules are what a log is judged by.
type rules struct {
	class Class
	// size is the page size that was requested.
	size, maxItems, concurrency int
	// pass is the number of passes before this one.
	pass int
	// pageNoIgnored is set if an earlier pass found that page_no is ignored.
	pageNoIgnored bool
}

// log is what was observed in one pass.
type log struct {
	rules

	entries []observation
	// seen has the keys of all items.
	seen map[string]struct{}
}

func (l *log) add(o observation) { l.entries = append(l.entries, o) }

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
	for _, o := range l.entries {
		if o.kind == k {
			return true
		}
	}

	return false
}

// disordered reports whether an item came before one that it should follow.
func (l *log) disordered() bool {
	return slices.ContainsFunc(l.entries, func(o observation) bool { return o.disorder })
}

// same reports whether two passes saw the same items, in whatever order.
func (l *log) same(other *log) bool { return maps.Equal(l.seen, other.seen) }

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

// view is what a log adds up to.
type view struct {
	class Class
	// first is the first page of the list, last the largest number, and lastRows the
	// number of items on the last page that brought any.
	first          observation
	last, lastRows int
	held           int
	// pages is the number of pages with new items. Since the last of them, ends is
	// the number of pages that were empty, refused or a repeat, endsAt the number of the
	// first one, and knownPages the number of pages with known items.
	pages, ends, endsAt, knownPages int
	// endKind is the kind of the first of these ends, repeated set if any of them is a
	// repeat.
	endKind  kind
	repeated bool
	// hole is the number of a page that brought nothing although a later one did, 0 if
	// none; moved is the number of a page that mixes new and known items.
	hole, moved int
	// uncounted is set if a page with new items has no total.
	uncounted bool
	// zero is the answer for page 0, if it was requested.
	zero *observation
	// zeroBefore is set if page 0 brought items that page 1 lacks.
	zeroBefore bool
	// evidence is the largest total of any page; trusted the same, nil if a total is
	// contradicted.
	evidence, trusted *int64
	// denied is the largest total of a page without items that says that it has some.
	denied *int64
}

// view reads the log.
func (l *log) view() *view {
	v := &view{class: l.class}
	if v.class == Stable && l.disordered() {
		v.class = Growing
	}

	latest, furthest := map[int]observation{}, 0

	for _, o := range l.entries {
		v.noteTotal(o.total)

		if !o.isPage() {
			continue
		}

		// Page 0 comes after page 1, and is in its place unless it was empty before.
		_, again := latest[0]
		inPlace := o.number >= furthest || o.number == 0 && furthest == 1 && !again

		if o.fresh > 0 {
			v.count(o, inPlace)
			furthest = max(furthest, o.number)
		}

		latest[o.number] = o
		v.last = max(v.last, o.number)
	}

	v.settleFirst(l, latest)
	v.walk(latest)
	v.noteDenied(latest)

	if !v.contradicted(l) {
		v.trusted = v.evidence
	}

	return v
}

// count takes a page with new items.
func (v *view) count(o observation, inPlace bool) {
	v.held += o.fresh
	v.uncounted = v.uncounted || o.total == nil

	if !inPlace {
		v.hole = max(o.number, 1)
	}
}

// noteDenied looks for pages without items whose total says that they have some.
func (v *view) noteDenied(latest map[int]observation) {
	for number, o := range latest {
		place := max(0, int64(number-v.first.number)*int64(v.first.rows))
		if o.rows == 0 && o.total != nil && *o.total > place {
			v.denied = larger(v.denied, o.total)
		}
	}
}

func (v *view) noteTotal(total *int64) {
	if total != nil && (v.evidence == nil || *total > *v.evidence) {
		v.evidence = total
	}
}

// settleFirst decides which page is the first. Page 0 is, if page 1 has none of its
// items although items never leave, or if page 1 is empty. On volatile lists page 0
// and page 1 may be the same page at two moments.
func (v *view) settleFirst(l *log, latest map[int]observation) {
	if len(l.entries) == 0 {
		return
	}

	v.first = latest[l.entries[0].number]

	zero, found := latest[0]
	if !found || l.entries[0].number == 0 {
		return
	}

	v.zero, v.zeroBefore = &zero, zero.fresh > 0
	apart := zero.fresh == zero.rows && v.class != Volatile

	if zero.fresh > 0 && (apart || v.first.rows == 0) {
		v.first = zero
	}
}

// walk goes through the pages by their numbers, from the first one on.
func (v *view) walk(latest map[int]observation) {
	if v.zeroBefore && v.first.number != 0 {
		v.pages = 1
	}

	for number := v.first.number; number <= v.last; number++ {
		if o, found := latest[number]; found {
			v.step(o)
		}
	}
}

// step takes the next page.
func (v *view) step(o observation) {
	if o.brings() {
		v.lastRows = o.rows
	}

	switch o.kind {
	case items:
		if v.ends > 0 && v.hole == 0 {
			v.hole = v.endsAt
		}

		if o.fresh < o.rows && v.moved == 0 {
			v.moved = max(o.number, 1)
		}

		v.pages++
		v.ends, v.knownPages, v.repeated = 0, 0, false
	case known:
		v.knownPages++
	default:
		if v.ends == 0 {
			v.endsAt, v.endKind = o.number, o.kind
		}

		v.ends++
		v.repeated = v.repeated || o.kind == repeat
	}
}

// contradicted reports whether a total is too small: a page has items at a place past it,
// or, where items never leave, more were seen.
func (v *view) contradicted(l *log) bool {
	for _, o := range l.entries {
		if o.fresh > 0 && o.total != nil && o.number >= v.first.number {
			if place := int64(o.number-v.first.number)*int64(v.first.rows) + int64(o.rows); place > *o.total {
				return true
			}
		}
	}

	return v.class != Volatile && v.evidence != nil && int64(v.held) > *v.evidence
}

// size is the number of items on the first page: what the API takes a page to be.
func (v *view) size() int { return v.first.rows }

// claim is the number of items when the pass began, nil if unknown.
func (v *view) claim() *int64 {
	if v.trusted == nil {
		return nil
	}

	return v.first.total
}

// startsList reports whether an offset shows that nothing comes before page 1. An
// offset that counts from 0 could be 1 on a second page of one item.
func (v *view) startsList() bool {
	offset := v.first.offset

	return v.first.number == 1 && v.size() > 0 && offset != nil && (*offset == 0 || *offset == 1 && v.size() > 1)
}

// isSnapshot reports whether the first page alone is the list: shorter than
// requested, as long as its total, and nothing comes before it. A page is a
// snapshot.
func (v *view) isSnapshot(l *log) bool {
	rows := v.size()
	begins := v.first.offset == nil || *v.first.offset <= 1
	counts := v.first.total != nil && *v.first.total == int64(rows) && v.first.fresh == rows

	return begins && counts && (rows == 0 || rows < l.size) && !maybeLimit(rows)
}

// maybeLimit reports whether a page may have this length because the API returns
// no more: then a total that counts the page would make the first page of any list
// look complete. Limits are round numbers, lengths of lists seldom are.
func maybeLimit(rows int) bool {
	powerOfTwo := rows >= 16 && rows&(rows-1) == 0

	return rows > 0 && (rows%10 == 0 || rows%25 == 0 || powerOfTwo)
}

// oneByOne reports whether the pages are to be read one after another: items that
// only ever move towards the end then cannot slip past. It is slow, and used where a
// total does not help.
func (v *view) oneByOne(l *log) bool {
	return v.class == Growing && (v.claim() == nil || l.pass == maxPasses-1 || l.maxItems > 0)
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
