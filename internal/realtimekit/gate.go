package realtimekit

import (
	"maps"
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
	// said is what the server said of each of its limits: few, and none that is
	// over.
	said map[string]count
	// shut is until when it asked to be left alone.
	shut time.Time
	busy int
	// turn is closed and replaced whenever something changes.
	turn chan struct{}
}

// count is how many requests the server said it would take until a moment.
type count struct {
	left  int
	reset time.Time
}

func newGate(width int) *gate {
	return &gate{width: width, said: map[string]count{}, turn: make(chan struct{})}
}

// take lets one more request through, or tells what holds it up. What the server
// said of its count may change with any answer; that it wants to be left alone
// does not.
func (g *gate) take(now time.Time) (hold, bool) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	full := g.full(now)

	switch {
	case now.Before(g.shut):
		return hold{changed: g.turn, at: g.shut, certain: true, paused: true}, false
	case !full.IsZero():
		return hold{changed: g.turn, at: full, certain: g.busy == 0}, false
	case g.busy >= g.width:
		return hold{changed: g.turn}, false
	default:
		g.busy++

		return hold{}, true
	}
}

// full is until when some limit of the server's takes no more than what is under
// way; it is zero where none holds anything up.
func (g *gate) full(now time.Time) time.Time {
	var until time.Time

	for _, one := range g.said {
		if now.Before(one.reset) && g.busy >= one.left {
			until = later(until, one.reset)
		}
	}

	return until
}

// leave ends a request.
func (g *gate) leave() {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	g.busy--
	g.change()
}

// hear takes note of what the server said. Answers can overtake each other:
// within the same span of a limit the smaller number counts.
func (g *gate) hear(said counts, now time.Time) {
	g.mutex.Lock()
	defer g.mutex.Unlock()

	maps.DeleteFunc(g.said, func(_ string, one count) bool { return !now.Before(one.reset) })

	for name, told := range said {
		next := count{told.requests, now.Add(told.span)}
		if known, running := g.said[name]; running && next.reset.Sub(known.reset).Abs() <= sameSpan {
			next = count{min(next.left, known.left), known.reset}
		}

		g.said[name] = next
	}

	for len(g.said) > mostPolicies {
		delete(g.said, g.loosest())
	}

	g.change()
}

// loosest is the name of the limit that leaves most.
func (g *gate) loosest() string {
	var found string

	for name, one := range g.said {
		most, known := g.said[found]
		if !known || one.left > most.left || one.left == most.left && one.reset.Before(most.reset) {
			found = name
		}
	}

	return found
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
