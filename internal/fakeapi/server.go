package fakeapi

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is the fake API. It is an [http.Handler] and brings its own listeners.
type Server struct {
	behaviour
	life   context.Context // ends with Close
	end    context.CancelFunc
	memory *memoryListener // nil until Transport is called

	mu       sync.Mutex
	accounts map[string][]AppRecord // those that the credentials reach
	apps     map[address]*world
	requests []*Request
	arrived  int // requests ever
	answered int // pages ever, those included that were then refused
	inFlight int
	most     int // the largest inFlight ever
	faults   []*Fault

	hosting hosting
}

// New makes a server whose app [AppID] has these sessions, in any order. The
// data belong to the server from then on; see [Server.Update].
func New(data []Session, options ...Option) *Server {
	s := &Server{behaviour: usual(), accounts: map[string][]AppRecord{}, apps: map[address]*world{}}
	s.life, s.end = context.WithCancel(context.Background())
	s.hosting.quiet.L = &s.mu
	s.hosting.open = map[net.Conn]http.ConnState{}
	s.add(home, data)
	for _, option := range options {
		option(s)
	}
	return s
}

// ServeHTTP answers one request. The order is that of the real thing, from the
// outside in: the way there takes its time, the edge counts, something on the
// way may break (see [Server.Inject]), then come the credentials, the app and
// the query. A hang-up is a panic with [http.ErrAbortHandler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.life, cancel)() // a closing server waits for nobody
	r = r.WithContext(ctx)

	answer := &noted{ResponseWriter: w}
	seen, allowed := s.arrive(r)
	defer s.leave(seen, answer)

	pause(ctx, s.latency(*seen))
	s.announce(answer.Header(), seen)
	if !allowed {
		s.throttle(answer)
		return
	}
	if fault := s.faultFor(*seen); fault != nil {
		fault.Answer(answer, r, http.HandlerFunc(s.answer))
		return
	}
	s.answer(answer, r)
}

// answer is what the API says when nothing breaks.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	handle, c, no := s.admit(r)
	if no == nil {
		var body []byte
		if body, no = s.handle(handle, c); no == nil {
			writeJSON(w, http.StatusOK, body)
			return
		}
	}
	no.write(w)
}

// handle holds the lock, so that an answer is made from one state of the data.
func (s *Server) handle(handle handler, c *call) ([]byte, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.accounts[c.account]; !ok {
		return nil, denied()
	}
	if c.app != "" && s.apps[c.address] == nil {
		return nil, notFound("App")
	}
	return handle(s, c)
}

// enter returns the data of the app, after the parameters were read.
func (s *Server) enter(c *call) (*world, *refusal) {
	if c.no != nil {
		return nil, c.no
	}
	s.answered++
	if s.beforeAnswer != nil {
		if data := s.beforeAnswer(s.answered, cloned(s.apps[c.address].data)); data != nil {
			s.apps[c.address] = newWorld(data)
		}
	}
	return s.apps[c.address], nil
}

// Update replaces the sessions of [AppID] between two answers. The change gets a
// copy of the rows (what they point to is shared) and must not call the server.
func (s *Server) Update(change func([]Session) []Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apps[home] = newWorld(change(cloned(s.apps[home].data)))
}

// cloned is never nil, so that a hook can tell "no sessions" from "no change".
func cloned(data []Session) []Session {
	return append(make([]Session, 0, len(data)+1), data...)
}

// pause waits, or hangs up when the client or the server is gone.
func pause(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		panic(http.ErrAbortHandler)
	}
}
