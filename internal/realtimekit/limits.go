package realtimekit

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// limits are all that a request waits for. They are shared by everything that
// uses the same client.
type limits struct {
	concurrency *semaphore.Weighted
	gate        *gate
	log         *slog.Logger

	mutex sync.Mutex
	// budgets are our own, and one for each policy that the server announced:
	// whichever is stricter wins.
	budgets []*budget
}

func newLimits(concurrent, requestsPerFiveMinutes int, log *slog.Logger) *limits {
	return &limits{
		concurrency: semaphore.NewWeighted(int64(concurrent)),
		gate:        newGate(),
		log:         log,
		budgets:     []*budget{newBudget(requestsPerFiveMinutes, budgetWindow)},
	}
}

// admit waits until a request may be sent. The request must call done when it
// has ended.
func (l *limits) admit(ctx context.Context) (done func(), err error) {
	if err := l.concurrency.Acquire(ctx, 1); err != nil {
		return nil, err
	}

	if err := l.gate.acquire(ctx, l.log); err != nil {
		l.concurrency.Release(1)

		return nil, err
	}

	budgets := l.all()

	for i, budget := range budgets {
		if err := budget.acquire(ctx, l.log); err != nil {
			for _, taken := range budgets[:i] {
				taken.forgo()
			}

			l.gate.leave()
			l.concurrency.Release(1)

			return nil, err
		}
	}

	return func() {
		for _, budget := range budgets {
			budget.release()
		}

		l.gate.leave()
		l.concurrency.Release(1)
	}, nil
}

// hear takes note of what the headers of an answer say about limits.
func (l *limits) hear(header http.Header) {
	if said, ok := remaining(header); ok {
		l.gate.hear(said, time.Now())
	}

	l.mutex.Lock()
	defer l.mutex.Unlock()

	for _, policy := range policies(header) {
		known := slices.ContainsFunc(l.budgets, func(b *budget) bool {
			return b.size == policy.requests && b.window == policy.span
		})
		if !known {
			l.budgets = append(l.budgets, newBudget(policy.requests, policy.span))
		}
	}
}

func (l *limits) all() []*budget {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	return slices.Clone(l.budgets)
}

// reserve takes note that so many requests are to come, and tells how long the
// last of them must wait at the least.
func (l *limits) reserve(requests int) time.Duration {
	var longest time.Duration
	for _, budget := range l.all() {
		longest = max(longest, budget.reserve(requests))
	}

	return longest
}

func (l *limits) unreserve(requests int) {
	for _, budget := range l.all() {
		budget.unreserve(requests)
	}
}
