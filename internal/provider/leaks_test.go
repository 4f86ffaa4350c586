package provider_test

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"
)

// labelled counts the goroutines that came of a test, however many others run
// beside it: a goroutine inherits the labels of the one that started it.
type labelled string

// labelGoroutines marks what the test starts from here on, and itself. The API
// that it talks to must stand already: its goroutines are no business of the
// provider.
func labelGoroutines(t *testing.T) labelled {
	t.Helper()

	name := labelled(t.Name())
	pprof.SetGoroutineLabels(pprof.WithLabels(t.Context(), pprof.Labels("test", string(name))))

	return name
}

func (name labelled) count(t *testing.T) int {
	t.Helper()

	var profile bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&profile, 1); err != nil {
		t.Fatal(err)
	}

	all, group := 0, 0

	for line := range strings.Lines(profile.String()) {
		// "3 @ 0x1 0x2" begins a group of alike ones, "# labels: {…}" follows.
		if _, err := fmt.Sscanf(line, "%d @", &group); err != nil && strings.Contains(line, fmt.Sprintf(`"test":%q`, string(name))) {
			all += group
		}
	}

	return all
}

// liveHeap is what is in use. What a pool keeps falls to the second collection.
func liveHeap() int64 {
	runtime.GC()
	runtime.GC()

	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)

	return int64(memory.HeapAlloc)
}

// soon waits for what comes true a moment after its cause: a goroutine ends and
// a connection closes behind the back of who asked for it.
func soon(t *testing.T, what string, isTrue func() bool) {
	t.Helper()

	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()

	for deadline := time.Now().Add(time.Minute); !isTrue(); <-poll.C {
		if time.Now().After(deadline) {
			t.Fatalf("it did not come true within a minute: %s", what)
		}
	}
}
