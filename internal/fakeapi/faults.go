package fakeapi

import (
	"net/http"
	"slices"
	"strconv"
	"sync"
)

// Fault makes requests fail by a rule. A test should check that it [Fault.Fired].
type Fault struct {
	Name string
	// When reports whether a request meets the fault; nil is every request. It is
	// called for one request at a time.
	When   func(Request) bool
	Times  int // how often the fault happens, 0 for always
	Answer Effect

	mu    sync.Mutex
	fired int
}

// Effect answers in place of the server. The handler next gives the real answer.
type Effect func(w http.ResponseWriter, r *http.Request, next http.Handler)

// Inject adds a fault. The first that meets a request answers it, before the credentials.
func (s *Server) Inject(f *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
}

// faultFor returns the first fault that the request meets, and counts it.
func (s *Server) faultFor(seen Request) *Fault {
	s.mu.Lock()
	faults := slices.Clone(s.faults)
	s.mu.Unlock()
	for _, f := range faults {
		if f.meets(seen) {
			return f
		}
	}
	return nil
}

// Fired is how often the fault happened.
func (f *Fault) Fired() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fired
}

// meets decides and counts in one step, so that Times holds for parallel requests.
func (f *Fault) meets(r Request) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	spent := f.Times > 0 && f.fired >= f.Times
	if spent || f.When != nil && !f.When(r) {
		return false
	}
	f.fired++
	return true
}

// Any is every request.
func Any() func(Request) bool { return func(Request) bool { return true } }

// Page is the requests for page n. One without page_no asks for page 1.
func Page(n int) func(Request) bool {
	return func(r Request) bool {
		return r.Query.Get("page_no") == strconv.Itoa(n) || n == 1 && !r.Query.Has("page_no")
	}
}

// Every is each n-th request.
func Every(n int) func(Request) bool { return func(r Request) bool { return r.N%n == 0 } }
