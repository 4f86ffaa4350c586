package realtimekit

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestGate_take(t *testing.T) {
	t.Parallel()

	hear := func(g *gate, left int, span time.Duration) { g.hear(counts{"default": {left, span}}, time.Now()) }

	type row struct {
		prepare func(g *gate)
		// want is when each request passes, none of which ends, since the first was
		// prepared.
		want []time.Duration
	}

	inBubbles(t, map[string]row{
		"answers overtake each other": {
			func(g *gate) {
				hear(g, 2, time.Minute)
				hear(g, 7, time.Minute)
			},
			[]time.Duration{0, 0, time.Minute},
		},
		"the next span": {
			func(g *gate) {
				hear(g, 1, time.Minute)
				<-time.After(2 * time.Minute)
				hear(g, 2, time.Minute)
			},
			[]time.Duration{2 * time.Minute, 2 * time.Minute, 3 * time.Minute},
		},
		// The seconds were rounded up: the next span has begun before they are over.
		"a new span begins early": {
			func(g *gate) {
				hear(g, 0, time.Second)
				<-time.After(500 * time.Millisecond)
				hear(g, 99, 5*time.Minute)
			},
			[]time.Duration{500 * time.Millisecond},
		},
		"short spans in a row": {
			func(g *gate) {
				hear(g, 1, time.Second)

				for range 10 {
					<-time.After(500 * time.Millisecond)
					hear(g, 3, time.Second)
				}
			},
			[]time.Duration{5 * time.Second, 5 * time.Second, 5 * time.Second, 6 * time.Second},
		},
		"a span ends while a request is under way": {
			func(g *gate) {
				g.take(time.Now())
				hear(g, 1, time.Second)
			},
			[]time.Duration{time.Second},
		},
		"a refusal without a time opens nothing": {
			func(g *gate) {
				hear(g, 1, time.Minute)
				g.pause(0, time.Now())
			},
			[]time.Duration{0, time.Minute},
		},
		"a pause outlasts other answers": {
			func(g *gate) {
				g.pause(time.Minute, time.Now())
				hear(g, 5, 10*time.Second)
				g.pause(time.Second, time.Now())
			},
			[]time.Duration{time.Minute},
		},
		"every count must let it pass": {
			func(g *gate) {
				g.hear(counts{"burst": {1, time.Second}, "global": {2, 200 * time.Second}}, time.Now())
			},
			[]time.Duration{0, time.Second, 200 * time.Second},
		},
		"each count is kept by its name": {
			func(g *gate) {
				g.hear(counts{"global": {2, 200 * time.Second}}, time.Now())
				g.hear(counts{"burst": {9, time.Second}}, time.Now())
				<-time.After(2 * time.Second)
			},
			[]time.Duration{2 * time.Second, 2 * time.Second, 200 * time.Second},
		},
		"the longest of the counts that are used up": {
			func(g *gate) {
				g.hear(counts{"burst": {0, time.Second}, "global": {0, time.Hour}, "day": {0, time.Minute}}, time.Now())
			},
			[]time.Duration{time.Hour},
		},
	}, func(t *testing.T, test row) {
		gate, begin := newGate(16), time.Now()
		test.prepare(gate)

		var got []time.Duration

		for range test.want {
			if err := acquire(t.Context(), silent, "it", gate.take); err != nil {
				t.Fatal(err)
			}

			got = append(got, time.Since(begin))
		}

		if !slices.Equal(got, test.want) {
			t.Errorf("requests pass after %v, want %v", got, test.want)
		}
	})
}

func TestGate_pauseAndDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate, begin := newGate(2), time.Now()

		gate.pause(time.Minute, begin)

		if err := acquire(bounded(t, 30*time.Second), silent, "it", gate.take); err == nil || time.Since(begin) != 0 {
			t.Errorf("before a deadline that is too early: error %v after %s", err, time.Since(begin))
		}

		if err := acquire(bounded(t, 2*time.Minute), silent, "it", gate.take); err != nil || time.Since(begin) != time.Minute {
			t.Errorf("before a later one: error %v after %s", err, time.Since(begin))
		}
	})
}

func TestGate_width(t *testing.T) {
	t.Parallel()

	gate := newGate(2)

	for i, want := range []bool{true, true, false} {
		if held, ok := gate.take(time.Now()); ok != want || held.certain {
			t.Errorf("request %d: %t", i+1, ok)
		}
	}

	gate.leave()

	if _, ok := gate.take(time.Now()); !ok {
		t.Error("a place that was left is not free")
	}
}

func TestGate_countsDoNotPileUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		for i := range 100 {
			gate.hear(counts{fmt.Sprint(i): {i, time.Minute}}, time.Now())
		}

		// Those that remain are the strictest.
		if _, ok := gate.take(time.Now()); ok || len(gate.said) != mostPolicies {
			t.Errorf("passed %t, %d counts", ok, len(gate.said))
		}

		<-time.After(time.Hour)
		gate.hear(counts{"new": {1, time.Minute}}, time.Now())

		if n := len(gate.said); n != 1 {
			t.Errorf("%d counts, of which all but one are over", n)
		}
	})
}
