package provider_test

import (
	"context"
	"net/http"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// One request in so many fails.
const faultEvery = 50

// passingFaults are what a request survives when it is made again. They take
// turns, so that each comes as often as the others.
func passingFaults() []*fakeapi.Fault {
	faults := []*fakeapi.Fault{
		{Name: "503", Answer: fakeapi.HTML(http.StatusServiceUnavailable)},
		{Name: "connection reset", Answer: fakeapi.Reset(-1)},
		{Name: "body cut off", Answer: fakeapi.CutOff(1000)},
		{Name: "body stalled, then cut off", Answer: stallFor(100 * time.Millisecond)},
		{Name: "HTML with 200", Answer: fakeapi.HTML(http.StatusOK)},
		{Name: "429 for a second", Answer: fakeapi.RetryAfter("1")},
	}

	for turn, fault := range faults {
		fault.When = func(r fakeapi.Request) bool {
			return fails(r) && r.N/faultEvery%len(faults) == turn
		}
	}

	return faults
}

func fails(r fakeapi.Request) bool { return r.N%faultEvery == 0 }

// stallFor is a stall that something in between puts an end to.
func stallFor(patience time.Duration) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()

		fakeapi.Stall(1000)(w, r.WithContext(ctx), next)
	}
}
