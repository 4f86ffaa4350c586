package crawl

// maxKnown is how many pages in a row may have known items only before a pass gives
// up on an API that sends them without end.
const maxKnown = 3

// request is a page to request.
type request struct {
	number, size int
	// question marks the request that shows whether page_no works; its items are not
	// part of the list.
	question bool
}

// plan returns the requests to make next, side by side; none means that the pass is
// over.
func plan(l *log) []request {
	v := l.view()
	if v.isWhole(l) {
		return nil
	}

	numbers := v.next(l)
	if v.asksZero(l) {
		numbers = append([]int{0}, numbers...)
	}

	if len(numbers) == 0 {
		numbers = v.secondLook(l)
	}

	if len(numbers) == 0 {
		return v.question(l)
	}

	requests := make([]request, len(numbers))
	for i, number := range numbers {
		requests[i] = request{number: number, size: l.size}
	}

	return requests
}

// isWhole reports whether the list is known without another page.
func (v *view) isWhole(l *log) bool {
	if len(l.entries) == 1 {
		// An empty page 1 may be past the end, also with a total of 0.
		return v.isSnapshot(l) && (v.size() > 0 || v.first.number == 0)
	}

	return v.isEmpty(l) || v.size() > 0 && l.pages() == 1 && v.isSnapshot(l)
}

// isEmpty reports whether no page has an item, and page 1 has a total of 0 that no
// other page contradicts.
func (v *view) isEmpty(l *log) bool {
	return v.held == 0 && l.asks(0) > 0 && v.first.total != nil && *v.evidence == 0
}

// pages is the number of different pages that were answered.
func (l *log) pages() int {
	numbers := map[int]bool{}

	for _, o := range l.entries {
		if o.kind != refused && o.kind != empty {
			numbers[o.number] = true
		}
	}

	return len(numbers)
}

// asksZero reports whether page 0 is to be requested: once in a pass that began with
// page 1, unless an offset shows that page 1 is the first.
func (v *view) asksZero(l *log) bool {
	return l.entries[0].number == 1 && v.zero == nil && l.asks(0) == 0 && !v.startsList()
}

// next returns the numbers of the pages that follow.
func (v *view) next(l *log) []int {
	switch {
	case l.maxItems > 0 && v.held >= l.maxItems, v.knownPages >= maxKnown, v.oneByOne(l) && v.ends > 0:
		return nil
	case v.oneByOne(l):
		return v.upTo(v.last + 1)
	case v.trusted == nil || v.size() == 0:
		return v.lookAhead(l)
	}

	promised := v.promised(l)
	batch := 64 * l.concurrency

	switch {
	case v.last < promised && v.ends >= batch:
		return nil // the total promises pages that are not there
	case v.last < promised:
		return v.upTo(min(promised, v.last+batch))
	case v.ends == 0 && v.lastRows >= v.size():
		return v.upTo(v.last + 1) // the last page is full: the list may go on
	default:
		return nil
	}
}

// upTo returns the numbers after the last page, up to this one.
func (v *view) upTo(number int) []int {
	var numbers []int
	for next := v.last + 1; next <= number; next++ {
		numbers = append(numbers, next)
	}

	return numbers
}

// lookAhead goes on in growing batches, until one ends with a page that brings
// nothing.
func (v *view) lookAhead(l *log) []int {
	if v.ends > 0 {
		return nil
	}

	ahead := min(v.last-l.entries[0].number+1, l.concurrency)
	if wanted := l.maxItems - v.held; l.maxItems > 0 && v.size() > 0 {
		ahead = min(ahead, pages(int64(wanted), v.size()))
	}

	return v.upTo(v.last + max(ahead, 1))
}

// promised is the number of the last page that the total promises; if that page would
// be full, of the one after it, so that the end is seen in the same batch.
func (v *view) promised(l *log) int {
	total, size := *v.trusted, v.size()
	if l.maxItems > 0 && int64(l.maxItems) <= total {
		return v.first.number + pages(int64(l.maxItems), size) - 1
	}

	last := v.first.number + pages(total, size) - 1
	if total%int64(size) == 0 {
		last++
	}

	return last
}

// promises reports whether the total of the first page says that there are items on a
// page. A later total does not: the first page may have been short because the list
// was.
func (v *view) promises(claim *int64, number int) bool {
	return claim != nil && v.size() > 0 && v.class != Volatile && number >= v.first.number &&
		number < v.first.number+pages(*claim, v.size())
}

// secondLook returns what is requested before the list ends: once more the first page of
// a list that seems to be empty, a page that was refused, and without a total a page that
// came empty; and the page after a repeat.
func (v *view) secondLook(l *log) []int {
	var again []int

	once := func(number int) {
		if l.asks(number) == 1 {
			again = append(again, number)
		}
	}

	if v.held == 0 {
		once(l.entries[0].number)

		if v.zero != nil {
			once(0)
		}

		return again
	}

	if v.zero != nil && v.zero.rows == 0 && v.class != Volatile {
		once(0)
	}

	if v.ends > 0 && (v.endKind == refused || v.endKind == empty && v.trusted == nil && v.class != Volatile) {
		once(v.endsAt)
	}

	// As many arrivals as a page has items make the next page look like a repeat.
	if v.endKind == repeat && v.ends == 1 && v.pages > 1 && v.trusted == nil && v.class == Growing {
		again = append(again, v.last+1)
	}

	return again
}

// question asks whether page_no works, if a list of one page ends with a repeat of it.
func (v *view) question(l *log) []request {
	if !v.reachedEnd() || !v.repeated || v.pages > 1 || l.has(works) || l.has(ignored) {
		return nil
	}

	if half := v.size() / 2; half > 0 {
		return []request{{number: v.first.number + 1, size: half, question: true}}
	}

	return []request{{number: v.first.number, size: 2, question: true}}
}

// reachedEnd reports whether nothing follows the pages that were read: a page brought
// nothing, or, with a total, the last one is short.
func (v *view) reachedEnd() bool {
	short := v.trusted != nil && v.lastRows < v.size()

	return (v.ends > 0 || short) && v.hole == 0 && v.knownPages == 0
}

// maxPages bounds what a total can promise, so that a page number fits 32 bits.
const maxPages = 1 << 30

// pages is the number of pages that this many items take.
func pages(items int64, size int) int {
	if items <= 0 {
		return 0
	}

	return int(min((items-1)/int64(size)+1, maxPages))
}
