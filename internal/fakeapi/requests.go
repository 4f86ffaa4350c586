package fakeapi

import (
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Request is one request to the server.
type Request struct {
	N      int // counts from 1
	Method string
	Proto  string // such as "HTTP/2.0"
	Path   string // with its escapes
	Query  url.Values
	Header http.Header
	At     time.Time // of arrival
	Status int       // 0 before the header was written
	Done   time.Time // zero before the answer was written
}

// Requests returns all requests, in order of arrival.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Request, len(s.requests))
	for i, r := range s.requests {
		all[i] = *r
	}
	return all
}

// Forget drops the requests so far, for long tests. Their numbers go on.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// MaxInFlight is the largest number of parallel requests, latency included.
func (s *Server) MaxInFlight() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// Burn counts n requests of another client against the rate limit.
func (s *Server) Burn(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit.take(n, time.Now())
}

func (s *Server) arrive(r *http.Request) (seen *Request, allowed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived++
	s.inFlight++
	s.most = max(s.most, s.inFlight)
	seen = &Request{
		N: s.arrived, Method: r.Method, Proto: r.Proto, Path: r.URL.EscapedPath(), Query: r.URL.Query(),
		Header: r.Header.Clone(), At: time.Now(),
	}
	s.requests = append(s.requests, seen)
	return seen, s.limit.take(1, seen.At)
}

func (s *Server) leave(seen *Request, answer *noted) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inFlight--
	s.hosting.quiet.Broadcast()
	seen.Status, seen.Done = answer.status, time.Now()
}

func (s *Server) announce(header http.Header, seen *Request, allowed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	header.Set("Cf-Ray", fmt.Sprintf("%016x-FAK", seen.N))
	s.limit.announce(header, allowed, time.Now())
}

type noted struct {
	http.ResponseWriter
	status int
}

func (w *noted) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *noted) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap is for [http.ResponseController].
func (w *noted) Unwrap() http.ResponseWriter { return w.ResponseWriter }
