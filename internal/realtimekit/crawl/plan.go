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
func plan(v *view) []request {
	if v.isWhole() {
		return nil
	}
	numbers := v.following(v.ahead())
	if v.asksZero() {
		numbers = append([]int{0}, numbers...)
	}
	if len(numbers) == 0 {
		numbers = v.secondLook()
	}
	if len(numbers) == 0 {
		return v.question()
	}
	requests := make([]request, len(numbers))
	for i, number := range numbers {
		requests[i] = request{number: number, size: v.pageSize}
	}
	return requests
}

// asksZero reports whether page 0 is to be requested: once in a pass that began with
// page 1, unless an offset shows that page 1 is the first.
func (v *view) asksZero() bool { return v.asks(0) == 0 && !v.startsList() }

// ahead is the number of pages to request that follow the last one.
func (v *view) ahead() int {
	switch {
	case v.maxItems > 0 && v.held() >= v.maxItems, v.knownPages >= maxKnown:
		return 0
	case v.trusted != nil && v.size() > 0 && !v.oneByOne():
		return v.aheadOfTotal()
	case len(v.ends) > 0:
		return 0
	case v.oneByOne():
		return 1
	default:
		return min(v.last()-v.entries[0].number+1, v.concurrency)
	}
}

// aheadOfTotal is the number of pages to request if a total promises some.
func (v *view) aheadOfTotal() int {
	batch := 64 * v.concurrency
	switch promised := v.promised(); {
	case promised > 0 && len(v.ends) >= batch:
		return 0 // the total promises pages that are not there
	case promised > 0:
		return min(promised, batch)
	case len(v.ends) == 0 && v.full():
		return 1 // the list may go on
	default:
		return 0
	}
}

// promised is the number of pages after the last one that the total promises; if the
// last of these would be full, with the one after it, so that the end is seen in the same
// batch.
func (v *view) promised() int {
	last := v.first.number + pages(*v.trusted, v.size()) - 1
	if *v.trusted%int64(v.size()) == 0 {
		last++
	}
	return v.limit(last - v.last())
}

// limit is this number of pages, or as many as max_items still needs.
func (v *view) limit(n int) int {
	if v.maxItems == 0 || v.size() == 0 {
		return n
	}
	return min(n, pages(int64(v.maxItems-v.held()), v.size()))
}

// following returns the numbers of the pages after the last one.
func (v *view) following(n int) []int {
	numbers := make([]int, max(0, v.limit(n)))
	for i := range numbers {
		numbers[i] = v.last() + 1 + i
	}
	return numbers
}

// promises reports whether a total of the first page says that there are items on a
// page. A later total does not: the first page may have been short because the list
// was.
func (v *view) promises(claim *int64, number int) bool {
	return claim != nil && v.size() > 0 && v.class != Volatile && number >= v.first.number && v.place(number) < *claim
}

// secondLook returns what is requested before the list ends: once more the first page of
// a list that seems to be empty, a page that was refused, and without a total a page that
// came empty; and the page after a repeat.
func (v *view) secondLook() []int {
	var again []int

	once := func(number int) {
		if v.asks(number) == 1 {
			again = append(again, number)
		}
	}
	if v.held() == 0 {
		once(1)
		once(0)
		return again
	}
	if v.latest[0].rows == 0 && v.class != Volatile {
		once(0)
	}
	if len(v.ends) == 0 {
		return again
	}
	end := v.ends[0]
	if end.kind == refused || end.kind == empty && v.trusted == nil && v.class != Volatile {
		once(end.number)
	}
	// As many arrivals as a page has items make the next page look like a repeat.
	if end.kind == repeat && len(v.ends) == 1 && !v.onePage() && v.trusted == nil && v.class == Growing {
		again = append(again, v.last()+1)
	}
	return again
}

// question asks whether page_no works, if a repeat follows a list of one page.
func (v *view) question() []request {
	if !v.repeats() || !v.onePage() || v.has(works) || v.has(ignored) {
		return nil
	}
	if half := v.size() / 2; half > 0 {
		return []request{{number: v.first.number + 1, size: half, question: true}}
	}
	return []request{{number: v.first.number, size: 2, question: true}}
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
