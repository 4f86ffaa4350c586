package realtimekit

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// gate keeps as many requests under way as the server said it would still
// take, and none while it takes none. The server counts for all processes,
// runs and machines that use the same credentials; nothing here could.
type gate struct {
	mutex sync.Mutex
	// left is what the server said it would take until reset.
	left  int
	reset time.Time
	busy  int
	// turn is closed and replaced whenever something changes.
	turn chan struct{}
}

func newGate() *gate { return &gate{turn: make(chan struct{})} }

// acquire waits until one more request may be under way. The error is the
// context's, or an *overBudget when the server takes none before the deadline.
func (g *gate) acquire(ctx context.Context, log *slog.Logger) error {
	deadline, bounded := ctx.Deadline()

	for {
		changed, at, ok := g.enter(time.Now())
		if ok {
			return nil
		}

		wait := time.Until(at)
		if bounded && at.After(deadline) && g.idle() {
			return &overBudget{wait}
		}

		if wait > longWait {
			log.InfoContext(ctx, "waiting for the API to take requests again", "wait", wait.String())
		}

		if err := waitFor(ctx, changed, at); err != nil {
			return err
		}
	}
}

// enter goes through if the server takes one more, or if what it said is out of
// date; else it tells when that will be.
func (g *gate) enter(now time.Time) (changed <-chan struct{}, at time.Time, ok bool) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	if !now.Before(g.reset) || g.busy < g.left {
		g.busy++

		return nil, time.Time{}, true
	}

	return g.turn, g.reset, false
}

func (g *gate) idle() bool {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	return g.busy == 0
}

// leave ends a request.
func (g *gate) leave() {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	g.busy--
	g.change()
}

// hear takes note of what the server said. Answers can overtake each other:
// within the same span the smaller number counts.
func (g *gate) hear(said quota, now time.Time) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	if now.Before(g.reset) {
		said.requests = min(said.requests, g.left)
	}

	g.left, g.reset = said.requests, now.Add(said.span)
	g.change()
}

func (g *gate) change() {
	close(g.turn)
	g.turn = make(chan struct{})
}
