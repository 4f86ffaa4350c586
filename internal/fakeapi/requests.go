package fakeapi

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// Request is one request that the server got.
type Request struct {
	N      int // 1 for the first request of all
	Method string
	Proto  string // such as "HTTP/2.0"
	Path   string // as it was sent, escapes and all
	Query  url.Values
	Header http.Header
	At     time.Time // of arrival
	Status int       // of the header; 0 while there is none. What broke off after it has one
	Done   time.Time // when the answer was written; zero before
}

// Requests is the memory of all requests, in order of arrival.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Request, len(s.requests))
	for i, r := range s.requests {
		all[i] = *r
	}
	return all
}

// Forget empties the memory, which otherwise grows for as long as a soak test
// runs. Numbers go on: the next request is not number 1 again.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// MaxInFlight is the most requests that were being answered at the same time,
// latency included.
func (s *Server) MaxInFlight() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// Burn uses up so many requests of the rate limit, as another client with the
// same credentials would: the server's count is all that two clients share.
func (s *Server) Burn(requests int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit.take(requests, time.Now())
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

// announce writes the headers that every answer has.
func (s *Server) announce(header http.Header, seen *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	header.Set("Cf-Ray", fmt.Sprintf("%016x-FAK", seen.N))
	s.limit.announce(header, time.Now())
}

// throttle refuses a request over the rate limit until the limit is reset.
func (s *Server) throttle(w http.ResponseWriter) {
	s.mu.Lock()
	seconds := s.limit.seconds(time.Now())
	s.mu.Unlock()
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	tooMany().write(w)
}

// noted is a ResponseWriter that notes the status.
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

// faultFor is the first fault that the request meets, and counts it.
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
