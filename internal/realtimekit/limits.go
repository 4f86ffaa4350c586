package realtimekit

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"
)

// mostPolicies bounds how many of the limits that a server speaks of are kept.
const mostPolicies = 8

// limits are all that a request waits for. They are shared by everything that
// uses the same client.
type limits struct {
	gate *gate
	log  *slog.Logger

	mutex sync.Mutex
	// budgets are our own, and one for each policy that the server announced:
	// whichever is stricter wins.
	budgets []*budget
}

func newLimits(concurrent, requestsPerFiveMinutes int, log *slog.Logger) *limits {
	return &limits{
		gate:    newGate(concurrent),
		log:     log,
		budgets: []*budget{newBudget(requestsPerFiveMinutes, budgetWindow)},
	}
}

// admit waits until a request may be sent. The request must call done when it
// has ended. The gate comes last: what it lets through is sent at once, and while
// a request waits for a budget it takes nobody's place at the gate.
func (l *limits) admit(ctx context.Context) (done func(), err error) {
	for {
		budgets := l.all()

		done, err := l.enter(ctx, budgets)
		if err != nil || slices.Equal(l.all(), budgets) {
			return done, err
		}

		// A policy was announced during the wait: it holds for this one too.
		l.gate.leave()
		forgo(budgets)
	}
}

// enter takes a place in each budget, and then at the gate.
func (l *limits) enter(ctx context.Context, budgets []*budget) (done func(), err error) {
	for i, budget := range budgets {
		if err := acquire(ctx, l.log, "the budget of requests", budget.take); err != nil {
			forgo(budgets[:i])

			return nil, err
		}
	}

	if err := acquire(ctx, l.log, "the API to take requests again", l.gate.take); err != nil {
		forgo(budgets)

		return nil, err
	}

	return func() {
		l.gate.leave()

		for _, budget := range budgets {
			budget.release()
		}
	}, nil
}

// forgo gives back the places for a request that was not sent.
func forgo(budgets []*budget) {
	for _, budget := range budgets {
		budget.forgo()
	}
}

// hear takes note of what the headers of an answer say about limits.
func (l *limits) hear(header http.Header) {
	if said := remaining(header); len(said) > 0 {
		l.gate.hear(said, time.Now())
	}

	for _, policy := range policies(header) {
		l.obey(policy)
	}
}

// pause stops everything for a time that the server asked for: whoever is
// refused for a while is refused whatever it asks for.
func (l *limits) pause(wait time.Duration) { l.gate.pause(wait, time.Now()) }

// obey adds a budget for a policy, unless another implies it. There is no room for
// many: the loosest makes way.
func (l *limits) obey(policy quota) {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	for _, known := range l.budgets {
		if known.size <= policy.requests && known.window >= policy.span {
			return
		}
	}

	made := l.budgets[0].narrowed(policy)

	if len(l.budgets) <= mostPolicies {
		l.budgets = append(l.budgets, made)

		return
	}

	// Our own stays in any case.
	loosest := 1
	for i := 2; i < len(l.budgets); i++ {
		if l.budgets[i].pace() > l.budgets[loosest].pace() {
			loosest = i
		}
	}

	if made.pace() < l.budgets[loosest].pace() {
		l.budgets[loosest] = made
	}
}

func (l *limits) all() []*budget {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	return slices.Clone(l.budgets)
}

// reserve takes note that so many requests are to come, and tells how long the
// last of them must wait at the least.
func (l *limits) reserve(requests int, again bool) time.Duration {
	var longest time.Duration
	for _, budget := range l.all() {
		longest = max(longest, budget.reserve(requests, again))
	}

	return longest
}

func (l *limits) unreserve(requests int) {
	for _, budget := range l.all() {
		budget.unreserve(requests)
	}
}
