package realtimekit

import (
	"sync"
	"time"
)

// budgetWindow is the window of Cloudflare's documented limit.
const budgetWindow = 5 * time.Minute

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
	// have begun will need, each of them mostPages at the most.
	free     []time.Time
	busy     int
	reserved int64
	// turn is closed and replaced whenever a request ends.
	turn chan struct{}
}

func newBudget(size int, window time.Duration) *budget {
	return &budget{size: size, window: window, turn: make(chan struct{})}
}

// pace is how many requests a second the budget allows in the long run.
func (b *budget) pace() float64 { return float64(b.size) / b.window.Seconds() }

// take takes a place if one is free. Else it tells when the next one may be:
// at a moment, or at an event before it, since a request under way may turn out
// not to be sent.
func (b *budget) take(now time.Time) (hold, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	b.expire(now)

	if b.busy+len(b.free) < b.size {
		b.busy++

		return hold{}, true
	}

	held := hold{changed: b.turn}
	if len(b.free) > 0 {
		held.at, held.certain = b.free[0], b.busy == 0
	}

	return held, false
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

// narrowed is a budget for another limit that has been in force all along: it
// knows of what this one knows, which are the requests of its own window.
func (b *budget) narrowed(limit quota) *budget {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	made := newBudget(limit.requests, limit.span)

	for _, at := range b.free {
		made.free = append(made.free, at.Add(limit.span-b.window))
	}

	// Those under way end soon, but their release goes to this budget alone.
	for range b.busy {
		made.free = append(made.free, time.Now().Add(limit.span))
	}

	return made
}

// reserve takes note that so many requests are to come, and tells how long the
// last of them must wait at the least: after all that are reserved already or,
// for a read that had its turn, after those that were made.
func (b *budget) reserve(requests int, again bool) time.Duration {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	now := time.Now()
	b.expire(now)

	free := int64(len(b.free))

	short := int64(requests) + int64(b.busy) + free - int64(b.size)
	if !again {
		short += b.reserved
	}

	b.reserved += int64(requests)

	switch {
	case short <= 0 || requests == 0:
		return 0
	case short <= free:
		return b.free[short-1].Sub(now)
	default:
		return times(pages(short-free, b.size), b.window)
	}
}

func (b *budget) unreserve(requests int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()

	// A policy that was announced after the reservation does not know of it.
	b.reserved = max(0, b.reserved-int64(requests))
}
