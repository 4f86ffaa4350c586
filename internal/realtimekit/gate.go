package realtimekit

import (
	"sync"
	"time"
)

// sameSpan is by how much the reset that two answers tell may differ when they
// mean the same span: the seconds are rounded, and answers take their time.
const sameSpan = 2 * time.Second

// gate keeps no more requests under way at once than it is wide, nor more than
// the server said it would still take, and none while it takes none. The server
// counts for all processes, runs and machines that use the same credentials;
// nothing here could.
type gate struct {
	width int

	mutex sync.Mutex
	// left is what the server said it would take until reset.
	left  int
	reset time.Time
	// shut is until when it asked to be left alone.
	shut time.Time
	busy int
	// turn is closed and replaced whenever something changes.
	turn chan struct{}
}

func newGate(width int) *gate { return &gate{width: width, turn: make(chan struct{})} }

// take lets one more request through, or tells what holds it up. What the server
// said of its count may change with any answer; that it wants to be left alone
// does not.
func (g *gate) take(now time.Time) (hold, bool) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	told := now.Before(g.reset)

	switch {
	case now.Before(g.shut):
		return hold{changed: g.turn, at: g.shut, certain: true, paused: true}, false
	case g.busy < g.width && (!told || g.busy < g.left):
		g.busy++

		return hold{}, true
	case told:
		return hold{changed: g.turn, at: g.reset, certain: g.busy == 0}, false
	default:
		return hold{changed: g.turn}, false
	}
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

	reset := now.Add(said.span)
	if now.Before(g.reset) && reset.Sub(g.reset).Abs() <= sameSpan {
		said.requests, reset = min(said.requests, g.left), g.reset
	}

	g.left, g.reset = said.requests, reset
	g.change()
}

// pause lets nothing through for a time that the server asked for, unless it
// asked for a longer one already.
func (g *gate) pause(wait time.Duration, now time.Time) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	g.shut = later(g.shut, now.Add(wait))
	g.change()
}

func (g *gate) change() {
	close(g.turn)
	g.turn = make(chan struct{})
}
