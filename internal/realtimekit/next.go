package realtimekit

// next is the number of the last page to read now, side by side with those
// before it; the page that was read last when the pass is over.
func (c *crawl) next(seen *pass) int {
	frontier := seen.last + 1

	switch {
	case c.enough(seen), seen.stale >= mostStale:
		return seen.last
	case seen.inOrder:
		return c.nextInOrder(seen)
	case seen.largest == nil || seen.size() == 0:
		return c.lookAhead(seen)
	}

	promised := c.promised(seen)

	switch {
	case frontier <= promised && seen.empties >= c.batch():
		// The total promises pages upon pages that are not there.
		return seen.last
	case frontier <= promised:
		return min(promised, seen.last+c.batch())
	case seen.empties == 0 && len(seen.previous.keys) >= seen.size():
		// The last page is as long as the first: the list may go on.
		return frontier
	default:
		return seen.last
	}
}

// batch bounds how many pages are under way together, and with them the memory
// that a total can ask for. It is a multiple of what is sent at once, so that no
// place stays empty at its end.
func (c *crawl) batch() int { return 64 * c.client.concurrent }

// nextInOrder goes on by one page, until one brings nothing.
func (c *crawl) nextInOrder(seen *pass) int {
	if seen.empties > 0 {
		return seen.last
	}

	return seen.last + 1
}

// lookAhead goes on in growing batches, until one ends with a page that brings
// nothing.
func (c *crawl) lookAhead(seen *pass) int {
	if seen.empties > 0 {
		return seen.last
	}

	c.ahead = min(max(1, 2*c.ahead), c.client.concurrent)
	if wanted := c.query.MaxItems - seen.held(); c.query.MaxItems > 0 && seen.size() > 0 {
		c.ahead = min(c.ahead, pages(int64(wanted), seen.size()))
	}

	return seen.last + c.ahead
}

// promised is the number of the last page that the total promises; when that
// page would be as long as the first, of the one after it, so that the end is
// seen in the same batch.
func (c *crawl) promised(seen *pass) int {
	total, size := *seen.largest, seen.size()

	if c.query.MaxItems > 0 && int64(c.query.MaxItems) <= total {
		return seen.firstNo + pages(int64(c.query.MaxItems), size) - 1
	}

	last := seen.firstNo + pages(total, size) - 1
	if total%int64(size) == 0 {
		last++
	}

	return last
}

// promises tells whether the total of the first page, as it was known when a page
// was asked for, says that there are sessions on that page, so that it cannot be
// refused as past the end. A later total does not: the first page may have been
// short because the list was. Volatile lists shrink.
func (c *crawl) promises(seen *pass, claim *int64, number int) bool {
	return claim != nil && seen.size() > 0 && c.query.class() != volatile &&
		number < seen.firstNo+pages(*claim, seen.size())
}

// mostPages bounds what a total can promise, however absurd it is: an int of 32
// bits still has room for a few more.
const mostPages = 1 << 30

// pages is how many pages so many sessions take.
func pages(sessions int64, size int) int {
	if sessions <= 0 {
		return 0
	}

	return int(min((sessions-1)/int64(size)+1, mostPages))
}
