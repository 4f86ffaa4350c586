package provider_test

import (
	"fmt"
	"slices"
	"testing"
	"time"
	"unsafe"
)

// weight is what the provider holds on to, in bytes. Two parts of it grow: the
// budget remembers the moment at which each request of the last five minutes
// ended, and the framework keeps what cancels a call, of every call there was.
type weight struct{ heap, budget, calls int64 }

const (
	momentBytes = int64(unsafe.Sizeof(time.Time{}))
	// callBytes is a little more than was measured: two contexts, a channel each.
	callBytes = 512
)

// weigh waits until nothing is under way. Connections are kept for the next
// request, some more or some less: they are counted, and do not weigh.
func (f *findings) weigh(t *testing.T) weight {
	t.Helper()

	soon(t, "no more connections are kept than requests are allowed at once", func() bool {
		open, _ := f.api.Connections()

		return open <= 16
	})

	soon(t, "without a connection no goroutine of the provider is left", func() bool {
		f.api.DropIdle()
		open, _ := f.api.Connections()

		return open == 0 && f.running.count(t) <= f.idle
	})

	f.mutex.Lock()
	defer f.mutex.Unlock()

	late := slices.IndexFunc(f.ended, func(at time.Time) bool { return time.Since(at) < 5*time.Minute })
	reads, requests := int64(len(f.ended)), int64(f.requests)

	return weight{
		heap:   liveHeap() - f.without,
		budget: (reads - int64(max(0, late))) * requests / reads * momentBytes,
		calls:  reads * callBytes,
	}
}

// growth is what came on top from one weight to the next, beyond what is meant
// to. A slice that grows is up to half as long again as what it holds.
func (w weight) growth(next weight) int64 {
	return next.heap - w.heap - (next.budget*3/2 - w.budget) - (next.calls - w.calls)
}

func (w weight) String() string {
	return fmt.Sprintf("%d more; the budget needs %d of them, the framework's list of calls %d", w.heap>>10, w.budget>>10, w.calls>>10)
}
