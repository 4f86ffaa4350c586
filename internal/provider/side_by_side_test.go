package provider_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Reads share what they learn of the API. Here pages count from 0, and a long
// read finds that out while the first page of a short one is still on its way:
// that page was number 1, and is not the first one after all.
func TestAReadLosesNothingToWhatAnotherOneLearns(t *testing.T) {
	t.Parallel()

	var (
		order = sequence{t: t, asked: make(chan struct{}), learned: make(chan struct{})}
		w     = newWorld(t, fakeapi.Sessions(9), fakeapi.App("short", fakeapi.Sessions(3)),
			fakeapi.PagesFromZero(), fakeapi.NoPaging(), fakeapi.MaxPageSize(3), fakeapi.LatencyOf(order.hold))
		provider = w.connect(t)
		long     int
		reading  sync.WaitGroup
	)

	reading.Go(func() { long = len(listOf(t, provider.read(t, nil)["sessions"])) })

	short := len(listOf(t, provider.read(t, map[string]any{"app_id": "short"})["sessions"]))

	reading.Wait()

	if long != 9 || short != 3 {
		t.Errorf("%d and %d sessions were read, want 9 and 3", long, short)
	}
}

// Eight reads of seven requests each are all that the budget pays for.
func TestReadsSideBySideShareOneLimitAndOneBudget(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(60), fakeapi.MaxPageSize(10), fakeapi.Latency(10*time.Millisecond))
	provider := w.connectWith(t, map[string]any{"max_concurrent_requests": 3, "requests_per_five_minutes": 8 * 7})

	var reading sync.WaitGroup

	for range 8 {
		reading.Go(func() { wantWhole(t, provider.read(t, nil), sessionIDs(60)) })
	}

	reading.Wait()

	if most := w.api.MaxInFlight(); most != 3 {
		t.Errorf("%d requests were under way at once, want 3", most)
	}

	w.wantRequests(t, 8*7)

	reported := provider.tries(t.Context(), t, map[string]any{"timeouts": readTimeout("1s")})
	if len(reported) != 1 || !strings.Contains(reported[0].Detail, "The budget of requests is used up") {
		t.Errorf("the ninth read was not refused by the budget: %v", reported)
	}

	w.wantRequests(t, 8*7)
}

// sequence holds requests back until the one that must come before them.
type sequence struct {
	t              *testing.T
	asked, learned chan struct{}
	short, long    atomic.Int32
}

// hold takes the place of a latency. The long read asks for page 1, beside page 2
// for page 0, and when it has learned from it, for page 3.
func (s *sequence) hold(request fakeapi.Request) time.Duration {
	isShort, page := strings.Contains(request.Path, "/short/"), request.Query.Get("page_no")

	switch {
	case isShort && page == "1" && s.short.Add(1) == 1:
		close(s.asked)
		s.wait(s.learned)
	case isShort:
	case page == "1":
		s.wait(s.asked)
	case page == "3" && s.long.Add(1) == 1:
		close(s.learned)
	}

	return 0
}

// wait waits for an event, and not for ever.
func (s *sequence) wait(event <-chan struct{}) {
	select {
	case <-event:
	case <-time.After(30 * time.Second):
		s.t.Error("the requests did not come in the order that the test is about")
	}
}
