package provider_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestConnection_maxRetries(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(3))
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.HTML(http.StatusServiceUnavailable)})
	if got := summaries(w.connectWith(t, object{"max_retries": 0}).answer(t, nil).Diagnostics); got != failed {
		t.Errorf("reported %q", got)
	}
	w.wantRequests(t, 1)
}

func TestConnection_cancelledBefore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := summaries(w.connect(t).answerWithin(ctx, t, nil).Diagnostics); got != failed {
		t.Errorf("reported %q", got)
	}
	w.wantRequests(t, 0)
}

// Eight reads of seven requests each use the whole budget.
func TestConnection_sharedLimits(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(60), fakeapi.MaxPageSize(10), fakeapi.Latency(10*time.Millisecond))
	provider := w.connectWith(t, object{"max_concurrent_requests": 3, "requests_per_five_minutes": 8 * 7})

	var reading sync.WaitGroup
	for range 8 {
		reading.Go(func() { wantWhole(t, provider.read(t, nil), fakeapi.Sessions(60)) })
	}
	reading.Wait()
	if most := w.api.MaxInFlight(); most != 3 {
		t.Errorf("%d requests at once, want 3", most)
	}
	ninth := provider.answer(t, object{"timeouts": object{"read": "1s"}})
	wantText(t, textOf(ninth.Diagnostics), "The request budget or the rate limit of the API is used up")
	w.wantRequests(t, 8*7)
}
