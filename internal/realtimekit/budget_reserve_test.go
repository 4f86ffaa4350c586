package realtimekit

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestAReservationTellsHowLongItsLastRequestWaits(t *testing.T) {
	t.Parallel()

	// used are places that are free again after one, two and three minutes.
	used := []time.Duration{time.Minute, 2 * time.Minute, 3 * time.Minute}

	for name, test := range map[string]struct {
		free     []time.Duration
		busy     int
		reserved int64
		requests int
		again    bool
		want     time.Duration
	}{
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
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
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
		})
	}
}

func TestTheStrictestOfTheBudgetsTellsHowLongAReservationWaits(t *testing.T) {
	t.Parallel()

	limits := newLimits(16, 10, silent)
	limits.obey(quota{5, time.Second})

	if got := limits.reserve(12, false); got != budgetWindow {
		t.Errorf("waits %s", got)
	}
}

// A policy that was announced after the reservation does not know of it.
func TestWhatWasNeverReservedCannotBeGivenBack(t *testing.T) {
	t.Parallel()

	budget := newBudget(10, budgetWindow)
	budget.reserve(3, false)
	budget.unreserve(5)

	if wait := budget.reserve(11, false); wait != budgetWindow || budget.reserved != 11 {
		t.Errorf("waits %s with %d reserved", wait, budget.reserved)
	}
}
