package fakeapi

import (
	"net/http"
	"strconv"
	"sync"
)

// Fault is something that goes wrong by rule: which requests, how often, what.
// A test of a fault should end by asking whether it [Fault.Fired].
type Fault struct {
	Name string
	// When says which requests meet it; nil is all of them. It is called for one
	// request at a time.
	When func(Request) bool
	// Times is how often it happens, 0 for always.
	Times int
	// Answer is what happens.
	Answer Effect

	mu    sync.Mutex
	fired int
}

// Effect answers in place of the server. It may ask next, which gives the real
// answer, the one without the fault, and spoil what it gets.
type Effect func(w http.ResponseWriter, r *http.Request, next http.Handler)

// Inject adds a fault. They are tried in this order, the first that meets a
// request answers it. A fault comes after latency and the rate limit and before
// the credentials: it plays what stands between client and service.
func (s *Server) Inject(f *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
}

// Fired is how often the fault happened.
func (f *Fault) Fired() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fired
}

// meets decides and counts in one step, so that Times holds for requests that
// arrive side by side.
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

// Page is the requests for page n; one without page_no asks for page 1.
func Page(n int) func(Request) bool {
	return func(r Request) bool {
		return r.Query.Get("page_no") == strconv.Itoa(n) || n == 1 && !r.Query.Has("page_no")
	}
}

// Nth is the n-th request that the server got, counted from 1.
func Nth(n int) func(Request) bool { return func(r Request) bool { return r.N == n } }

// Every is each n-th request: Every(50) is two in a hundred.
func Every(n int) func(Request) bool { return func(r Request) bool { return r.N%n == 0 } }

// hangUp ends the connection (in HTTP/2: the stream) where it stands.
func hangUp() { panic(http.ErrAbortHandler) }
