package realtimekit

import (
	"context"
	"math"
	"time"
)

// Estimate is why a read was given up before it could fail half-way.
type Estimate struct {
	// Requests is how many more pages there are to ask for, of PageSize
	// sessions each.
	Requests, PageSize int
	// Needed is how long they would take at the least, Left how long the
	// deadline leaves.
	Needed, Left time.Duration
}

// preflight gives up at once when the pages that the total promises cannot be
// read before the deadline, and else reserves the requests for them, so that
// other reads count with them. A total that grows is checked again, but only
// against the requests that were made: this read had its turn, and what the others
// reserved may have come after it.
func (c *crawl) preflight(ctx context.Context, seen *pass) error {
	if seen.largest == nil || seen.size() == 0 {
		return nil
	}

	requests := c.promised(seen) - seen.last
	if requests <= int(c.reserved.Load()) {
		return nil
	}

	again := c.checked
	c.checked = true
	c.release()
	wait := c.client.limits.reserve(requests, again)
	c.reserved.Store(int64(requests))

	deadline, bounded := ctx.Deadline()
	needed := max(wait, c.pace(seen, requests))

	if left := time.Until(deadline); bounded && needed > left {
		return &Error{Kind: KindTooMuch, Page: seen.firstNo, Estimate: &Estimate{
			Requests: requests, PageSize: seen.size(), Needed: needed, Left: left,
		}}
	}

	return nil
}

// pace is how long so many requests take at the least, judged by the first one.
// That one may have been slow because its connection was new: half of it counts.
func (c *crawl) pace(seen *pass, requests int) time.Duration {
	rounds := requests
	if !seen.inOrder {
		rounds = pages(int64(requests), c.client.concurrent)
	}

	return times(rounds, seen.first.took/2)
}

// times is a duration so many times, or the longest there is.
func times(n int, duration time.Duration) time.Duration {
	if duration > 0 && time.Duration(n) > math.MaxInt64/duration {
		return math.MaxInt64
	}

	return time.Duration(n) * duration
}

// release gives back what is left of the reservation.
func (c *crawl) release() { c.client.limits.unreserve(int(c.reserved.Swap(0))) }

// use turns one reserved request into a real one. Until that has its place it
// counts nowhere, so that the estimate of another read may be too short by what is
// sent at once.
func (c *crawl) use() {
	if c.reserved.Add(-1) >= 0 {
		c.client.limits.unreserve(1)
	} else {
		c.reserved.Add(1)
	}
}
