package realtimekit

import (
	"context"
	"sync"
	"time"
)

// budgetWindow is the window of Cloudflare's documented limit.
const budgetWindow = 5 * time.Minute

// budget is an exact sliding window: at most size requests in any five minutes.
// A request holds its place until five minutes after its end, not after its
// start, since only then no server can have seen it within the window.
//
// Nothing is smoothed: a report of a thousand pages goes at full speed, where a
// token bucket that promises the same would take minutes.
type budget struct {
	mutex sync.Mutex
	// places is filled with the moments from which each place is free again,
	// oldest first.
	free []time.Time
	busy int
	size int
	// turn is closed and replaced whenever a request ends.
	turn chan struct{}
}

func newBudget(size int) *budget {
	return &budget{size: size, turn: make(chan struct{})}
}

// acquire waits for a place and takes it. The place must be given back with
// release when the request has ended. The error is the context's.
func (b *budget) acquire(ctx context.Context) error {
	for {
		changed, at, ok := b.take(time.Now())
		if ok {
			return nil
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

	for len(b.free) > 0 && !b.free[0].After(now) {
		b.free = b.free[1:]
	}

	if b.busy+len(b.free) < b.size {
		b.busy++

		return nil, time.Time{}, true
	}

	if len(b.free) > 0 {
		at = b.free[0]
	}

	return b.turn, at, false
}

func (b *budget) release() {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	b.busy--
	b.free = append(b.free, time.Now().Add(budgetWindow))
	close(b.turn)
	b.turn = make(chan struct{})
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
