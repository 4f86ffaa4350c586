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
	s := &Server{behaviour: usual(), apps: map[address]*world{home: newWorld(data)}}
	s.life, s.end = context.WithCancel(context.Background())
	s.hosting.quiet.L = &s.mu
	s.hosting.open = map[net.Conn]http.ConnState{}
	for _, turn := range options {
		turn(s)
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
	app, no := s.admit(r)
	if no == nil {
		var body []byte
		if body, no = s.sessions(app, r); no == nil {
			writeJSON(w, http.StatusOK, body)
			return
		}
	}
	no.write(w)
}

// sessions answers one page, from one state of the world.
func (s *Server) sessions(app address, r *http.Request) ([]byte, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.apps[app] == nil {
		return nil, unknownApp()
	}
	q, no := s.parse(r.URL.Query())
	if no != nil {
		return nil, no
	}
	s.answered++
	s.turn(app)
	world := s.apps[app]
	list := world.list(q.selection, &s.behaviour)
	page, no := s.page(q, len(list))
	if no != nil {
		return nil, no
	}
	return s.render(world, list, page), nil
}

// turn lets the test change the world, which the lock holds still otherwise.
func (s *Server) turn(app address) {
	if s.beforeAnswer == nil {
		return
	}
	if data := s.beforeAnswer(s.answered, cloned(s.apps[app].data)); data != nil {
		s.apps[app] = newWorld(data)
	}
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
