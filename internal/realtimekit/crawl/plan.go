package crawl

// maxKnown is the number of pages in a row with known items only that ends a pass.
const maxKnown = 3

type request struct {
	number, size int
	// question marks the request that shows whether page_no works. Its items are no part of
	// the list.
	question bool
}

// plan returns the requests to make next, concurrently; none ends the pass.
func plan(v *view) []request {
	if v.isWhole() {
		return nil
	}
	numbers := v.following(v.ahead())
	if v.needsPageZero() {
		numbers = append([]int{0}, numbers...)
	}
	if len(numbers) == 0 {
		numbers = v.secondLook()
	}
	if len(numbers) == 0 {
		return v.askPageNo()
	}
	requests := make([]request, len(numbers))
	for i, number := range numbers {
		requests[i] = request{number: number, size: v.pageSize}
	}
	return requests
}

func (v *view) needsPageZero() bool { return v.timesRequested(0) == 0 && !v.startsList() }

func (v *view) ahead() int {
	switch {
	case v.knownPages >= maxKnown:
		return 0
	case v.usableTotal != nil && v.size() > 0 && !v.oneByOne():
		return v.aheadOfTotal()
	case len(v.ends) > 0:
		return 0
	case v.oneByOne():
		return 1
	default:
		return min(v.last()-v.entries[0].number+1, v.concurrency) // as many as were read so far
	}
}

func (v *view) aheadOfTotal() int {
	// So many pages cost little at once, and as many empty ones mean that the total is wrong.
	batch := 64 * v.concurrency
	switch left := v.pagesLeft(); {
	case left > 0 && len(v.ends) >= batch:
		return 0 // the total promises pages that are not there
	case left > 0:
		return min(left, batch)
	case len(v.ends) == 0 && v.full():
		return 1 // the list may go on
	default:
		return 0
	}
}

// pagesLeft returns how many pages after the last one the total promises. If the last of
// them would be full, the page after it counts too, so that the same batch shows the end.
func (v *view) pagesLeft() int {
	last := v.first.number + pageCount(*v.usableTotal, v.size()) - 1
	if *v.usableTotal%int64(v.size()) == 0 {
		last++
	}
	return last - v.last()
}

// limit reduces a number of pages to what max_items still needs.
func (v *view) limit(n int) int {
	if v.maxItems == 0 || v.size() == 0 {
		return n
	}
	return min(n, pageCount(int64(v.maxItems-v.held()), v.size()))
}

func (v *view) following(n int) []int {
	numbers := make([]int, max(0, v.limit(n)))
	for i := range numbers {
		numbers[i] = v.last() + 1 + i
	}
	return numbers
}

// mustExist reports whether a total of the first page counts items on a page. A later total
// does not: the first page may have been short because the list was short then.
func (v *view) mustExist(total *int64, number int) bool {
	return total != nil && v.size() > 0 && v.class != Volatile && number >= v.first.number && v.place(number) < *total
}

// secondLook returns the pages to request again before the list ends, and the page after a
// repeat.
func (v *view) secondLook() []int {
	var again []int
	once := func(number int) {
		if v.timesRequested(number) == 1 {
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
	if end.kind == refused || end.kind == empty && v.usableTotal == nil && v.class != Volatile {
		once(end.number)
	}
	// As many arrivals as a page has items make the next page look like a repeat.
	if end.kind == repeat && len(v.ends) == 1 && !v.onePage() && v.usableTotal == nil && v.class == Growing {
		again = append(again, v.last()+1)
	}
	return again
}

func (v *view) askPageNo() []request {
	if !v.repeats() || !v.onePage() || v.question.kind != "" {
		return nil
	}
	if half := v.size() / 2; half > 0 {
		return []request{{number: v.first.number + 1, size: half, question: true}}
	}
	return []request{{number: v.first.number, size: 2, question: true}}
}

// maxPages bounds what a total can promise, so that a page number fits 32 bits.
const maxPages = 1 << 30

// pageCount returns how many pages this many items take.
func pageCount(items int64, size int) int {
	if items <= 0 {
		return 0
	}
	return int(min((items-1)/int64(size)+1, maxPages))
}
