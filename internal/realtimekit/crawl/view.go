package crawl

import (
	"maps"
	"slices"
)

// view is what the logs of a read say about its last pass. It is derived once and does not
// change.
type view struct {
	// rules are the requested ones, with a stable list that contradicts its order judged as
	// growing.
	*log
	rules

	earlier []*log
	// latest is the last answer for each page; pages has those from the first page on.
	latest map[int]observation
	pages  []observation
	first  observation
	// usableTotal is the largest total, unless the pages contradict it.
	usableTotal *int64
	// ends are the pages after the last new item that were empty, refused or a repeat;
	// knownPages counts those with known items.
	ends       []observation
	knownPages int
}

func look(logs []*log) *view {
	n := len(logs) - 1
	l := logs[n]
	v := &view{log: l, rules: l.requested, earlier: logs[:n], latest: map[int]observation{}}
	if v.class == Stable && slices.ContainsFunc(logs, (*log).disordered) {
		v.class = Growing
	}
	for _, o := range l.entries {
		v.latest[o.number] = o
	}
	v.findFirst()
	v.findEnd()
	if !v.contradicted() {
		v.usableTotal = v.largestTotal()
	}
	return v
}

// findFirst decides which page is the first: page 0 if page 1 is empty, or if they share no
// item although items never leave. On volatile lists page 0 may be page 1 at another moment.
func (v *view) findFirst() {
	start := v.entries[0].number
	v.first = v.latest[start]
	if zero := v.latest[0]; zero.fresh > 0 {
		start = 0
		if v.first.rows == 0 || zero.fresh == zero.rows && v.class != Volatile {
			v.first = zero
		}
	}
	for _, number := range slices.Sorted(maps.Keys(v.latest)) {
		if number >= start {
			v.pages = append(v.pages, v.latest[number])
		}
	}
}

func (v *view) findEnd() {
	for _, o := range v.pages[v.lastNew()+1:] {
		if o.kind == known {
			v.knownPages++
		} else {
			v.ends = append(v.ends, o)
		}
	}
}

// lastNew is the index of the last page with new items, -1 without one.
func (v *view) lastNew() int {
	last := -1
	for i, o := range v.pages {
		if o.kind == items {
			last = i
		}
	}
	return last
}

// contradicted reports whether a total is too small: a page has items at a place past it,
// or, where items never leave, more were seen.
func (v *view) contradicted() bool {
	past := func(o observation) bool {
		return o.fresh > 0 && o.total != nil && o.number >= v.first.number && v.place(o.number)+int64(o.rows) > *o.total
	}
	return slices.ContainsFunc(v.entries, past) ||
		v.class != Volatile && v.largestTotal() != nil && int64(v.held()) > *v.largestTotal()
}

// place returns the number of items before a page, if all earlier pages are full.
func (v *view) place(number int) int64 {
	return max(0, int64(number-v.first.number)*int64(v.size()))
}

// size is the number of items on the first page, taken as the page size of the API.
func (v *view) size() int { return v.first.rows }

func (v *view) last() int { return v.pages[len(v.pages)-1].number }

func (v *view) full() bool {
	for _, o := range slices.Backward(v.pages) {
		if o.brings() {
			return o.rows >= v.size()
		}
	}
	return false
}

func (v *view) onePage() bool {
	first := slices.IndexFunc(v.pages, func(o observation) bool { return o.kind == items })
	return first == v.lastNew()
}

func (v *view) repeats() bool {
	return slices.ContainsFunc(v.ends, func(o observation) bool { return o.kind == repeat })
}

// hole returns the number of a page that brought nothing although a later one did, or -1.
// Page 0 is later than page 1 if it brings items only when it is requested again.
func (v *view) hole() int {
	if v.latest[0].fresh > 0 && v.timesRequested(0) > 1 {
		return 0
	}
	for _, o := range v.pages[:v.lastNew()+1] {
		if !o.brings() {
			return o.number
		}
	}
	return -1
}

// moved returns the number of a page with new items next to known ones, 0 without one. Page
// 0 does not count: it may be page 1 at another moment.
func (v *view) moved() int {
	for _, o := range v.pages {
		if o.kind == items && o.fresh < o.rows && o.number > 0 {
			return o.number
		}
	}
	return 0
}

// firstTotal returns the number of items when the pass began, nil if unknown.
func (v *view) firstTotal() *int64 {
	if v.usableTotal == nil {
		return nil
	}
	return v.first.total
}

// startsList reports whether page 1 is documented or shown by an offset to be the first. On
// pages of one item, an offset that counts from 0 is 1 on the second page.
func (v *view) startsList() bool {
	return v.startsAtOne || v.size() > 1 && v.first.offset != nil && *v.first.offset <= 1
}

// isSnapshot reports whether the first page looks like the whole list. A single answer
// cannot change while it is read.
func (v *view) isSnapshot() bool {
	rows := v.size()
	begins := v.first.offset == nil || *v.first.offset <= 1
	counts := v.first.total != nil && *v.first.total == int64(rows) && v.first.fresh == rows
	return begins && counts && (rows == 0 || rows < v.pageSize) && !maybeLimit(rows)
}

// maybeLimit reports whether a page of this length may be cut by a limit of the API, which
// is a round number. A total that counts only the page would then make it look complete.
func maybeLimit(rows int) bool {
	powerOfTwo := rows >= 16 && rows&(rows-1) == 0
	return rows > 0 && (rows%10 == 0 || rows%25 == 0 || powerOfTwo)
}

// isWhole reports whether the first page is the whole list and no other answer says more.
// An empty page 1 may be past the end: page 0 must have been requested as well.
func (v *view) isWhole() bool {
	alone := v.held() == v.size() && v.largestTotal() != nil && *v.largestTotal() == int64(v.held())
	return v.isSnapshot() && alone && (v.held() > 0 || v.timesRequested(0) > 0)
}

// oneByOne reports whether pages are read one after another: items that only move towards
// the end then cannot slip past. It is slow, and used without a total, in the last pass, and
// with max_items, where no total would show that an item is missing.
func (v *view) oneByOne() bool {
	lastPass := len(v.earlier) == maxPasses-1
	return v.class == Growing && (v.firstTotal() == nil || lastPass || v.maxItems > 0)
}

func (v *view) reachedEnd() bool {
	short := v.usableTotal != nil && !v.full()
	return (len(v.ends) > 0 || short) && v.hole() < 0 && v.knownPages == 0
}
