package realtimekit

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestAnswersThatOvertakeEachOtherDoNotWidenTheGate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := newGate()

		gate.hear(quota{5, time.Minute}, time.Now())
		gate.hear(quota{7, time.Minute}, time.Now())

		if gate.left != 5 {
			t.Errorf("%d left within the same span", gate.left)
		}

		<-time.After(2 * time.Minute)
		gate.hear(quota{7, time.Minute}, time.Now())

		if gate.left != 7 {
			t.Errorf("%d left in the next span", gate.left)
		}
	})
}
