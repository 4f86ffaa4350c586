package fakeapi

import (
	"context"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Server is the fake API. It is an [http.Handler] and brings its own listeners.
type Server struct {
	behaviour
	life  context.Context // ends with Close
	end   context.CancelFunc
	conns chan net.Conn // in memory

	mu       sync.Mutex
	accounts map[string][]AppRecord // those that the credentials reach
	apps     map[address][]Session
	requests []*Request
	arrived  int // requests ever
	answered int // answers about apps ever
	inFlight int
	most     int // the largest inFlight ever
	faults   []*Fault

	hosting hosting
}

// New makes a server whose app [AppID] has these sessions. It keeps the slice.
func New(data []Session, options ...Option) *Server {
	s := &Server{
		behaviour: usual(), accounts: map[string][]AppRecord{}, apps: map[address][]Session{}, conns: make(chan net.Conn),
	}
	s.life, s.end = context.WithCancel(context.Background())
	s.hosting.quiet.L = &s.mu
	s.hosting.open = map[net.Conn]http.ConnState{}
	s.add(home, data)
	for _, option := range options {
		option(s)
	}
	return s
}

// ServeHTTP answers one request: latency, rate limit, fault ([Server.Inject]),
// credentials, app, query. A hang-up is a panic with [http.ErrAbortHandler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.life, cancel)()
	r = r.WithContext(ctx)

	answer := &noted{ResponseWriter: w}
	seen, allowed := s.arrive(r)
	defer s.leave(seen, answer)
	pause(ctx, s.latency(*seen))
	s.announce(answer.Header(), seen, allowed)
	if !allowed {
		tooMany().write(answer)
	} else if fault := s.faultFor(*seen); fault != nil {
		fault.Answer(answer, r, http.HandlerFunc(s.answer))
	} else {
		s.answer(answer, r)
	}
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	body, refused := s.respond(r)
	if refused != nil {
		refused.write(w)
		return
	}
	writeJSON(w, http.StatusOK, body)
}

// respond holds the lock, so that an answer is made from one state of the data.
func (s *Server) respond(r *http.Request) ([]byte, *refusal) {
	handle, c := route(r.URL.EscapedPath())
	switch {
	case c == nil:
		return nil, unroutable(r.URL.Path)
	case r.Method != http.MethodGet:
		return nil, formB(http.StatusMethodNotAllowed, http.StatusMethodNotAllowed, "Method not allowed")
	}
	if refused := authenticate(r.Header); refused != nil {
		return nil, refused
	}
	c.reader = reader{server: s, values: r.URL.Query()}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.accounts[c.account]; !ok {
		return nil, denied()
	}
	return handle(s, c)
}

// enter returns the sessions of the app, after the parameters were read.
func (s *Server) enter(c *call) ([]Session, *refusal) {
	data, ok := s.apps[c.address]
	switch {
	case !ok:
		return nil, notFound("App")
	case c.refused != nil:
		return nil, c.refused
	}
	s.answered++
	if s.beforeAnswer != nil {
		if changed := s.beforeAnswer(s.answered, slices.Clone(data)); changed != nil {
			data = changed
			s.apps[c.address] = data
		}
	}
	return data, nil
}

// Update changes the sessions of [AppID], given a copy. The function must not call the server.
func (s *Server) Update(change func([]Session) []Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apps[home] = change(slices.Clone(s.apps[home]))
}

// pause hangs up when ctx ends.
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
