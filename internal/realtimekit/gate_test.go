package realtimekit

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestAnswersThatOvertakeEachOtherDoNotWidenTheGate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.hear(counts{"default": quota{5, time.Minute}}, time.Now())
		gate.hear(counts{"default": quota{7, time.Minute}}, time.Now())

		if gate.said["default"].left != 5 {
			t.Errorf("%d left within the same span", gate.said["default"].left)
		}

		<-time.After(2 * time.Minute)
		gate.hear(counts{"default": quota{7, time.Minute}}, time.Now())

		if gate.said["default"].left != 7 {
			t.Errorf("%d left in the next span", gate.said["default"].left)
		}
	})
}

func TestANewSpanOpensTheGateAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.hear(counts{"default": quota{0, time.Second}}, time.Now())
		<-time.After(500 * time.Millisecond)

		// The seconds were rounded up: the next span has begun already.
		gate.hear(counts{"default": quota{99, 5 * time.Minute}}, time.Now())

		if _, ok := gate.take(time.Now()); !ok {
			t.Error("the gate is shut")
		}
	})
}

func TestTheGateIsShutWhileTheServerTakesNothing(t *testing.T) {
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

func TestTheGateIsNoWiderThanItIs(t *testing.T) {
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

func TestARefusalThatTellsNoTimeOpensNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.hear(counts{"default": quota{1, time.Minute}}, time.Now())
		gate.pause(0, time.Now())

		for _, want := range []bool{true, false} {
			if _, ok := gate.take(time.Now()); ok != want {
				t.Errorf("let through: %t", ok)
			}
		}
	})
}

func TestAPauseIsNotUndoneByAnotherAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.pause(time.Minute, time.Now())
		gate.hear(counts{"default": quota{5, 10 * time.Second}}, time.Now())
		gate.pause(time.Second, time.Now())

		if held, ok := gate.take(time.Now()); ok || !held.certain || time.Until(held.at) != time.Minute {
			t.Errorf("let through %t, held %+v", ok, held)
		}
	})
}

func TestASpanEndsWhileARequestIsUnderWay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate, begin := newGate(16), time.Now()

		gate.take(begin)
		gate.hear(counts{"default": quota{1, time.Second}}, begin)

		if err := acquire(bounded(t, time.Minute), silent, "it", gate.take); err != nil || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestSpansThatFollowEachOtherCloselyAreToldApart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.hear(counts{"default": quota{1, time.Second}}, time.Now())

		for range 10 {
			<-time.After(500 * time.Millisecond)
			gate.hear(counts{"default": quota{50, time.Second}}, time.Now())
		}

		if gate.said["default"].left != 50 {
			t.Errorf("%d left", gate.said["default"].left)
		}
	})
}

// The server may count in more than one way, such as for a burst and for a day.
func TestARequestPassesWhenEveryCountLetsIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(16, 1000, silent), time.Now()

		limits.hear(http.Header{"Ratelimit": {`"burst";r=1;t=1, "global";r=2;t=200`}})

		for _, want := range []time.Duration{0, time.Second, 200 * time.Second} {
			if err := acquire(t.Context(), silent, "it", limits.gate.take); err != nil || time.Since(begin) != want {
				t.Errorf("let through after %s, want %s; error %v", time.Since(begin), want, err)
			}
		}
	})
}

func TestEachCountIsKeptByItsName(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		gate.hear(counts{"global": {2, 200 * time.Second}}, time.Now())
		gate.hear(counts{"burst": {9, time.Second}}, time.Now())
		<-time.After(2 * time.Second)

		for _, want := range []bool{true, true, false} {
			if held, ok := gate.take(time.Now()); ok != want || !ok && time.Until(held.at) != 198*time.Second {
				t.Errorf("let through %t, held until %s", ok, held.at)
			}
		}
	})
}

func TestCountsDoNotPileUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate(16)

		for i := range 100 {
			gate.hear(counts{fmt.Sprint(i): {i, time.Minute}}, time.Now())
		}

		if n := len(gate.said); n != mostPolicies {
			t.Errorf("%d counts", n)
		}

		// Those that are left are the strictest.
		if _, ok := gate.take(time.Now()); ok {
			t.Error("let through, although one count says that none remain")
		}

		<-time.After(time.Hour)
		gate.hear(counts{"new": {1, time.Minute}}, time.Now())

		if n := len(gate.said); n != 1 {
			t.Errorf("%d counts, of which all but one are over", n)
		}
	})
}

func TestTheLongestOfTheCountsThatAreUsedUpHolds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// The order of a map is random.
		for range 20 {
			gate := newGate(16)

			gate.hear(counts{"burst": {0, time.Second}, "global": {0, time.Hour}, "day": {0, time.Minute}}, time.Now())

			if held, ok := gate.take(time.Now()); ok || time.Until(held.at) != time.Hour {
				t.Fatalf("let through %t, held for %s", ok, time.Until(held.at))
			}
		}
	})
}
