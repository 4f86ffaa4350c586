package provider_test

import (
	"flag"
	"net/http"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// A flag and not a build tag: the soak test is compiled and linted with everything
// else, and runs for a moment with all other tests.
var soaking = flag.Bool("soak", false, "let TestSoak take minutes")

// faultEvery is the number of requests of which one fails.
const faultEvery = 50

// passingFaults take turns. A request that is repeated survives them.
func passingFaults() []*fakeapi.Fault {
	faults := []*fakeapi.Fault{
		{Name: "503", Answer: fakeapi.HTML(http.StatusServiceUnavailable)},
		{Name: "connection reset", Answer: fakeapi.Reset(-1)},
		{Name: "body cut off", Answer: fakeapi.CutOff(1000)},
		{Name: "HTML with 200", Answer: fakeapi.HTML(http.StatusOK)},
		{Name: "429 for a second", Answer: fakeapi.RetryAfter("1")},
	}
	for turn, fault := range faults {
		fault.When = func(r fakeapi.Request) bool {
			return r.N%faultEvery == 0 && r.N/faultEvery%len(faults) == turn
		}
	}
	return faults
}

// TestSoak reads a list again and again, with faults, and looks for what stays
// behind. The heap and the goroutines belong to the whole process, so nothing may run at
// the same time.
//
//nolint:paralleltest // see above
func TestSoak(t *testing.T) {
	sessions, perPage, warm, reads := 120, 8, 10, 20
	if *soaking {
		sessions, perPage, warm, reads = 5000, 100, 50, 500
	}
	var requests atomic.Int64
	want := fakeapi.Sessions(sessions)
	w := newWorld(t, slices.Clone(want), fakeapi.MaxPageSize(perPage),
		fakeapi.LatencyOf(func(fakeapi.Request) time.Duration { requests.Add(1); return 0 }))

	faults := passingFaults()
	for _, fault := range faults {
		w.api.Inject(fault)
	}
	idle := runtime.NumGoroutine()
	// The budget is not to bind.
	provider := w.connectWith(t, map[string]any{"requests_per_five_minutes": 1_000_000})

	read := func(times int) int64 {
		var lanes errgroup.Group
		lanes.SetLimit(4) // one waits after a failure while another reads
		for range times {
			lanes.Go(func() error {
				wantWhole(t, provider.read(t, nil), want)
				w.api.Forget()
				return nil
			})
		}
		_ = lanes.Wait()

		wantNothingLeft(t, w.api, idle)
		return liveHeap()
	}

	before := read(warm)
	sent := requests.Load()
	grown := read(reads-warm) - before
	sent = requests.Load() - sent
	for _, fault := range faults {
		t.Logf("%s: %d times", fault.Name, fault.Fired())
		if fault.Fired() == 0 {
			t.Errorf("no request met %q", fault.Name)
		}
	}
	// The budget keeps the time of each request for five minutes, in a slice that has
	// room for half as many again, and the framework keeps what cancels a call.
	// Something that is made once may be made late.
	const aRequest, aCall, once = 24 * 3 / 2, 512, 64 << 10

	allowed := sent*aRequest + int64(reads-warm)*aCall + once
	t.Logf("%d requests; the live heap of %d KiB grew by %d KiB, %d are allowed", requests.Load(), before>>10, grown>>10, allowed>>10)
	if grown > allowed {
		t.Errorf("the live heap of %d bytes grew by %d, of which %d are explained", before, grown, allowed)
	}
	runtime.KeepAlive(provider)
}

// liveHeap is what is in use. A pool keeps its content for two collections.
func liveHeap() int64 {
	runtime.GC()
	runtime.GC()

	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return int64(memory.HeapAlloc)
}

// wantNothingLeft waits until no connection is open and no more goroutines run than before.
func wantNothingLeft(t *testing.T, api *fakeapi.Server, goroutines int) {
	t.Helper()
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	for deadline := time.Now().Add(time.Minute); ; <-poll.C {
		api.DropIdle()

		open, _ := api.Connections()
		running := runtime.NumGoroutine()
		if open == 0 && running <= goroutines {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d connections and %d goroutines are left, want %d", open, running, goroutines)
		}
	}
}
