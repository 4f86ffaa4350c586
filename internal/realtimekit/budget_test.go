package realtimekit

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestBudget_holdsInEveryFiveMinutes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const size, requests = 7, 50

		budget := newBudget(size, budgetWindow)

		var (
			mutex  sync.Mutex
			starts []time.Time
			group  sync.WaitGroup
		)

		for i := range requests {
			group.Go(func() {
				if err := acquire(t.Context(), silent, "it", budget.take); err != nil {
					t.Error(err)

					return
				}
				defer budget.release()

				mutex.Lock()
				starts = append(starts, time.Now())
				mutex.Unlock()

				// Requests of different length, so that places free up unevenly.
				<-time.After(time.Duration(i%5) * time.Second)
			})
		}

		group.Wait()
		checkWindow(t, starts, size, budgetWindow)

		if elapsed := starts[len(starts)-1].Sub(starts[0]); elapsed > 8*budgetWindow || !starts[size-1].Equal(starts[0]) {
			t.Errorf("took %s for %d requests at %d in %s, and %s for the first", elapsed, requests, size, budgetWindow, starts[size-1].Sub(starts[0]))
		}
	})
}

func TestBudget_waitEndsWithContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		budget := newBudget(1, budgetWindow)
		if err := acquire(t.Context(), silent, "it", budget.take); err != nil {
			t.Fatal(err)
		}

		if err := acquire(bounded(t, time.Minute), silent, "it", budget.take); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("while every place is held: %v", err)
		}

		budget.release()

		if over, ok := errors.AsType[*overBudget](acquire(bounded(t, time.Minute), silent, "it", budget.take)); !ok || over.wait != budgetWindow {
			t.Errorf("while every place is used up: %v", over)
		}
	})
}

// A request may turn out not to be sent: then its place is free before the deadline.
func TestBudget_waitsForPlaceThatMayBeGivenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		budget, begin := newBudget(2, budgetWindow), time.Now()

		for range 2 {
			if err := acquire(t.Context(), silent, "it", budget.take); err != nil {
				t.Fatal(err)
			}
		}

		budget.release()
		time.AfterFunc(10*time.Second, budget.forgo)

		if err := acquire(bounded(t, time.Minute), silent, "it", budget.take); err != nil || time.Since(begin) != 10*time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestBudget_reserve(t *testing.T) {
	t.Parallel()

	// used are places that are free again after one, two and three minutes.
	used := []time.Duration{time.Minute, 2 * time.Minute, 3 * time.Minute}

	type row struct {
		free     []time.Duration
		busy     int
		reserved int64
		requests int
		again    bool
		want     time.Duration
	}

	inBubbles(t, map[string]row{
		"as many as there are places":             {requests: 10},
		"one more":                                {requests: 11, want: budgetWindow},
		"twice as many and one":                   {requests: 21, want: 2 * budgetWindow},
		"one under way":                           {busy: 1, requests: 10, want: budgetWindow},
		"up to the second place that was used":    {free: used, requests: 9, want: 2 * time.Minute},
		"up to the last place that was used":      {free: used, requests: 10, want: 3 * time.Minute},
		"past the last place that was used":       {free: used, requests: 11, want: budgetWindow},
		"a window past those that were used":      {free: used, requests: 20, want: budgetWindow},
		"a place that is free again":              {free: []time.Duration{-time.Minute, 2 * time.Minute}, requests: 9},
		"after what others reserved":              {reserved: 5, requests: 6, want: budgetWindow},
		"after its turn, whatever others reserve": {reserved: 5, requests: 6, again: true},
		"nothing, where all is used":              {busy: 10, reserved: 5},
	}, func(t *testing.T, test row) {
		budget := newBudget(10, budgetWindow)
		budget.busy, budget.reserved = test.busy, test.reserved

		for _, after := range test.free {
			budget.free = append(budget.free, time.Now().Add(after))
		}

		if got := budget.reserve(test.requests, test.again); got != test.want {
			t.Errorf("waits %s, want %s", got, test.want)
		}

		if want := test.reserved + int64(test.requests); budget.reserved != want {
			t.Errorf("%d are reserved, want %d", budget.reserved, want)
		}
	})
}

// A policy that was announced after the reservation does not know of it.
func TestBudget_unreserveMoreThanReserved(t *testing.T) {
	t.Parallel()

	budget := newBudget(10, budgetWindow)
	budget.reserve(3, false)
	budget.unreserve(5)

	if wait := budget.reserve(11, false); wait != budgetWindow || budget.reserved != 11 {
		t.Errorf("waits %s with %d reserved", wait, budget.reserved)
	}
}
