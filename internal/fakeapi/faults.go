package fakeapi

import (
	"net/http"
	"strconv"
	"sync/atomic"
)

// Fault makes requests fail by a rule. A test should check that it [Fault.Fired].
type Fault struct {
	Name   string
	When   func(Request) bool // nil for every request; must not call the server
	Times  int                // how often the fault happens, 0 for always
	Answer Effect

	fired atomic.Int64
}

// Effect answers in place of the server. The handler next gives the real answer.
type Effect func(w http.ResponseWriter, r *http.Request, next http.Handler)

// Inject adds a fault. The first that matches a request answers it, before the credentials are checked.
func (s *Server) Inject(f *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
}

// faultFor decides and counts in one step, so that Times holds for parallel requests.
func (s *Server) faultFor(seen Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		spent := f.Times > 0 && f.Fired() >= f.Times
		if !spent && (f.When == nil || f.When(seen)) {
			f.fired.Add(1)
			return f
		}
	}
	return nil
}

// Fired is how often the fault happened.
func (f *Fault) Fired() int { return int(f.fired.Load()) }

// Any is every request.
func Any() func(Request) bool { return func(Request) bool { return true } }

// Page is the requests with page_no n.
func Page(n int) func(Request) bool {
	return func(r Request) bool { return r.Query.Get("page_no") == strconv.Itoa(n) }
}

// Every is each n-th request.
func Every(n int) func(Request) bool { return func(r Request) bool { return r.N%n == 0 } }
