package realtimekit

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// silent is a log that nobody reads.
var silent = slog.New(slog.DiscardHandler)

func TestTheBudgetHoldsInEveryFiveMinutes(t *testing.T) {
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

		for i := size; i < len(starts); i++ {
			if gap := starts[i].Sub(starts[i-size]); gap < budgetWindow {
				t.Fatalf("%d requests within %s", size+1, gap)
			}
		}

		if elapsed := starts[len(starts)-1].Sub(starts[0]); elapsed > 8*budgetWindow {
			t.Errorf("took %s for %d requests at %d in %s", elapsed, requests, size, budgetWindow)
		}
	})
}

func TestTheFirstRequestsOfABudgetDoNotWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		budget, begin := newBudget(1000, budgetWindow), time.Now()

		for range 1000 {
			if err := acquire(t.Context(), silent, "it", budget.take); err != nil {
				t.Fatal(err)
			}

			budget.release()
		}

		if waited := time.Since(begin); waited != 0 {
			t.Errorf("waited %s", waited)
		}
	})
}

func TestAWaitForTheBudgetEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		budget := newBudget(1, budgetWindow)
		if err := acquire(t.Context(), silent, "it", budget.take); err != nil {
			t.Fatal(err)
		}

		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()

		if err := acquire(ctx, silent, "it", budget.take); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("while every place is held: %v", err)
		}

		budget.release()

		ctx, cancel = context.WithTimeout(t.Context(), time.Minute)
		defer cancel()

		var over *overBudget
		if err := acquire(ctx, silent, "it", budget.take); !errors.As(err, &over) || over.wait != budgetWindow {
			t.Errorf("while every place is used up: %v", err)
		}
	})
}

// A request under way may turn out not to be sent, and then its place is free.
func TestAPlaceThatMayBeGivenBackIsWaitedFor(t *testing.T) {
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
