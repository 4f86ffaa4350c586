package realtimekit

import (
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

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
		limits.obey(quota{900 - q, time.Minute + time.Duration(q)*time.Second})
	}

	if n := len(limits.all()); n != mostPolicies+1 {
		t.Errorf("%d budgets", n)
	}
}

func TestTheStrictestPoliciesAreKept(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		announced []quota
		want      []quota
	}{
		"one that the budget implies": {[]quota{{1000, budgetWindow}, {1200, budgetWindow}, {1000, time.Second}}, nil},
		"one that another implies":    {[]quota{{9, time.Minute}, {10, time.Minute}, {9, time.Second}}, []quota{{9, time.Minute}}},
		"those that differ":           {[]quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}, []quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}},
		"more than are kept": {
			[]quota{{80, 10 * time.Second}, {81, 11 * time.Second}, {82, 12 * time.Second}, {83, 13 * time.Second}, {84, 14 * time.Second}, {85, 15 * time.Second}, {86, 16 * time.Second}, {87, 17 * time.Second}, {1, time.Minute}, {70, time.Second}},
			[]quota{{1, time.Minute}, {81, 11 * time.Second}, {82, 12 * time.Second}, {83, 13 * time.Second}, {84, 14 * time.Second}, {85, 15 * time.Second}, {86, 16 * time.Second}, {87, 17 * time.Second}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			limits := newLimits(16, 1000, silent)
			for _, policy := range test.announced {
				limits.obey(policy)
			}

			var got []quota
			for _, kept := range limits.all()[1:] {
				got = append(got, quota{kept.size, kept.window})
			}

			if !slices.Equal(got, test.want) {
				t.Errorf("kept %v, want %v", got, test.want)
			}
		})
	}
}

func TestAPolicyThatTakesThePlaceOfAnotherHoldsForThoseWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits := newLimits(1, 1000, silent)

		for q := range mostPolicies {
			limits.obey(quota{900 - q, time.Minute + time.Duration(q)*time.Second})
		}

		if at := sentAfter(t, limits, func() { limits.obey(quota{1, time.Hour}) }); at != time.Hour {
			t.Errorf("sent after %s", at)
		}
	})
}

func TestAPolicyHeardDuringAWaitHoldsForThoseWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits := newLimits(1, 1000, silent)
		hear := func() { limits.hear(http.Header{"Ratelimit-Policy": {`"burst";q=1;w=60`}}) }

		if at := sentAfter(t, limits, hear); at < time.Minute {
			t.Errorf("sent after %s", at)
		}

		// The place that was taken before the policy was heard is given back.
		if own := limits.budgets[0]; own.busy != 0 || len(own.free) != 2 {
			t.Errorf("%d places in use, %d used up", own.busy, len(own.free))
		}
	})
}

// sentAfter is how long a request waits for limits of one at once, when a policy is
// heard while the one before it is under way.
func sentAfter(t *testing.T, limits *limits, hear func()) time.Duration {
	t.Helper()

	begin := time.Now()

	done, err := limits.admit(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	sent := make(chan time.Duration)

	go func() {
		admitted(t, limits)
		sent <- time.Since(begin)
	}()
	synctest.Wait()

	hear()
	done()

	return <-sent
}
