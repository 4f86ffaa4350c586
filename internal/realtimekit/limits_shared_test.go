package realtimekit

import (
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// admitted takes and gives back a place at once.
func admitted(t *testing.T, limits *limits) {
	t.Helper()

	done, err := limits.admit(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	done()
}

func TestWhatTheServerSaysDuringAWaitForTheBudgetIsHeard(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin, sent := newLimits(16, 1, silent), time.Now(), make(chan time.Duration)

		admitted(t, limits)

		go func() {
			admitted(t, limits)
			sent <- time.Since(begin)
		}()

		<-time.After(4 * time.Minute)
		limits.gate.hear(quota{0, 5 * time.Minute}, time.Now())

		if at := <-sent; at != 9*time.Minute {
			t.Errorf("sent after %s", at)
		}
	})
}

func TestAReadThatWaitsForTheBudgetHoldsUpNobody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, ended := newLimits(1, 1, silent), make(chan struct{})

		admitted(t, limits)

		go func() {
			defer close(ended)

			admitted(t, limits)
		}()
		synctest.Wait()

		begin := time.Now()
		_, err := limits.admit(bounded(t, time.Minute))

		if _, ok := errors.AsType[*overBudget](err); !ok || time.Since(begin) != 0 {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}

		<-ended
	})
}

func TestAPolicyKnowsOfTheRequestsBeforeIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(16, 1000, silent), time.Now()

		for range 3 {
			admitted(t, limits)
		}

		limits.hear(http.Header{"Ratelimit-Policy": {`"burst";q=5;w=60`}})

		for range 3 {
			admitted(t, limits)
		}

		if waited := time.Since(begin); waited != time.Minute {
			t.Errorf("the sixth request was sent after %s", waited)
		}
	})
}

func TestPoliciesDoNotPileUp(t *testing.T) {
	t.Parallel()

	limits := newLimits(16, 1000, silent)

	for q := range 100 {
		limits.obey(quota{q + 1000, time.Minute})
	}

	if n := len(limits.all()); n > mostPolicies+1 {
		t.Errorf("%d budgets", n)
	}
}

func TestALimitOfOnePageStopsAllOfThem(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(16, 1000, silent), time.Now()

		limits.pause(time.Minute)
		admitted(t, limits)

		if waited := time.Since(begin); waited != time.Minute {
			t.Errorf("the next request was sent after %s", waited)
		}
	})
}
