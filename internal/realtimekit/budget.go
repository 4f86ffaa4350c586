package realtimekit

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// budgetWindow is the window of Cloudflare's documented limit.
const budgetWindow = 5 * time.Minute

// longWait is how long a read may wait for the budget without a word.
const longWait = 30 * time.Second

// budget is an exact sliding window: at most size requests in any window. A
// request holds its place until a window after its end, not after its start,
// since only then no server can have seen it within the window.
//
// Nothing is smoothed: a report of a thousand pages goes at full speed, where a
// token bucket that promises the same would take minutes.
type budget struct {
	size   int
	window time.Duration

	mutex sync.Mutex
	// free holds the moments from which places that were used are free again,
	// oldest first; busy counts those in use, reserved those that reads which
	// have begun will need.
	free           []time.Time
	busy, reserved int
	// turn is closed and replaced whenever a request ends.
	turn chan struct{}
}

func newBudget(size int, window time.Duration) *budget {
	return &budget{size: size, window: window, turn: make(chan struct{})}
}

// overBudget is the error for a wait that the deadline does not leave.
type overBudget struct{ wait time.Duration }

func (o *overBudget) Error() string {
	return "the budget of requests is used up for another " + o.wait.String()
}

// acquire waits for a place and takes it. The place must be given back with
// release when the request has ended. The error is the context's, or an
// *overBudget at once when the wait would be longer than the deadline leaves.
func (b *budget) acquire(ctx context.Context, log *slog.Logger) error {
	deadline, bounded := ctx.Deadline()

	for {
		changed, at, ok := b.take(time.Now())
		if ok {
			return nil
		}

		wait := time.Until(at)
		if !at.IsZero() && bounded && at.After(deadline) {
			return &overBudget{wait}
		}

		if wait > longWait {
			log.InfoContext(ctx, "waiting for the budget of requests",
				"wait", wait.String(), "requests", b.size, "window", b.window.String())
		}

		if err := waitFor(ctx, changed, at); err != nil {
			return err
		}
	}
}

// take takes a place if one is free. Else it tells when the next one may be:
// at a moment, or at an event where every place is held by a running request.
func (b *budget) take(now time.Time) (changed <-chan struct{}, at time.Time, ok bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	b.expire(now)

	if b.busy+len(b.free) < b.size {
		b.busy++

		return nil, time.Time{}, true
	}

	if len(b.free) > 0 {
		at = b.free[0]
	}

	return b.turn, at, false
}

// expire forgets the places that are free again.
func (b *budget) expire(now time.Time) {
	for len(b.free) > 0 && !b.free[0].After(now) {
		b.free = b.free[1:]
	}
}

func (b *budget) release() {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	b.free = append(b.free, time.Now().Add(b.window))
	b.leave()
}

// forgo gives back a place for a request that was not sent.
func (b *budget) forgo() {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	b.leave()
}

func (b *budget) leave() {
	b.busy--
	close(b.turn)
	b.turn = make(chan struct{})
}

// reserve takes note that so many requests are to come, and tells how long the
// last of them must wait at the least, after all that are reserved already.
func (b *budget) reserve(requests int) time.Duration {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	now := time.Now()
	b.expire(now)

	short := requests + b.reserved + b.busy + len(b.free) - b.size
	b.reserved += requests

	switch {
	case short <= 0 || requests == 0:
		return 0
	case short <= len(b.free):
		return b.free[short-1].Sub(now)
	default:
		return times(pages(int64(short-len(b.free)), b.size), b.window)
	}
}

func (b *budget) unreserve(requests int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	// A policy that was announced after the reservation does not know of it.
	b.reserved = max(0, b.reserved-requests)
}

// waitFor waits for the event or, where it is set, the moment.
func waitFor(ctx context.Context, changed <-chan struct{}, at time.Time) error {
	var moment <-chan time.Time

	if !at.IsZero() {
		timer := time.NewTimer(time.Until(at))
		defer timer.Stop()

		moment = timer.C
	}

	select {
	case <-changed:
		return nil
	case <-moment:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
