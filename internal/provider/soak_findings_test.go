package provider_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// findings are what a soak measures.
type findings struct {
	size   soak
	want   []string
	faults []*fakeapi.Fault
	api    *fakeapi.Server
	began  time.Time
	// running are the goroutines of the provider and of the test itself; idle is
	// how many those are without a read.
	running labelled
	idle    int
	// without is the live heap when there is no provider yet.
	without    int64
	warm, last weight

	mutex sync.Mutex
	// ended are the moments at which a read ended.
	ended            []time.Time
	requests, spoilt int
	connections      int
}

// newFindings makes all that will be needed: what came later would be taken for
// the provider's.
func newFindings(size soak) *findings {
	return &findings{size: size, want: sessionIDs(size.sessions), faults: passingFaults(), ended: make([]time.Time, 0, size.reads)}
}

// begin takes stock before there is a provider.
func (f *findings) begin(t *testing.T, w *world) {
	t.Helper()

	f.api, f.began = w.api, time.Now()
	f.workOut(t)

	for _, fault := range f.faults {
		f.api.Inject(fault)
	}

	f.running = labelGoroutines(t)
	f.idle = f.running.count(t)
	f.without = liveHeap()
}

// workOut makes the API work out what it keeps, and without a connection.
func (f *findings) workOut(t *testing.T) {
	t.Helper()

	for page := range f.size.sessions / f.size.perPage {
		address := fmt.Sprintf("/client/v4/accounts/%s/realtime/kit/%s/sessions?sort_by=createdAt&sort_order=ASC&per_page=%d&page_no=%d",
			fakeapi.AccountID, fakeapi.AppID, f.size.perPage, page+1)

		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		request.Header.Set("Authorization", "Bearer "+fakeapi.Token)

		answer := httptest.NewRecorder()
		f.api.ServeHTTP(answer, request)

		if answer.Code != http.StatusOK {
			t.Fatalf("page %d: %d %s", page+1, answer.Code, answer.Body)
		}
	}

	f.api.Forget()
	f.requests, f.spoilt = 0, 0
}

// count sees every request, in the place of a latency.
func (f *findings) count(r fakeapi.Request) time.Duration {
	f.mutex.Lock()
	defer f.mutex.Unlock()

	f.requests++

	if fails(r) {
		f.spoilt++
	}

	return 0
}

// note ends a read. What the API remembers of it must not grow.
func (f *findings) note(t *testing.T) {
	t.Helper()

	f.api.Forget()
	open, _ := f.api.Connections()

	f.mutex.Lock()
	defer f.mutex.Unlock()

	f.connections = max(f.connections, open)
	f.ended = append(f.ended, time.Now())

	if done := len(f.ended); done%50 == 0 {
		t.Logf("%d reads after %s", done, time.Since(f.began).Round(time.Second))
	}
}
