package fakeapi

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
)

// hosting is what Close ends. The server's lock guards it.
type hosting struct {
	servers  []*http.Server
	inMemory sync.Once
	serving  sync.WaitGroup // the accept loops
	open     map[net.Conn]http.ConnState
	ever     int       // connections
	quiet    sync.Cond // a request or a connection ended
}

// Listen serves on a socket, such as "127.0.0.1:0", and returns the base URL. It
// refuses addresses other than loopback, because the credentials are public.
func (s *Server) Listen(addr string) (baseURL string, err error) {
	at, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return "", err
	}
	if !at.IP.IsLoopback() {
		return "", fmt.Errorf("the fake API serves only on loopback, not on %q", addr)
	}
	listener, err := net.ListenTCP("tcp", at)
	if err != nil {
		return "", err
	}
	s.host(&http.Server{}, listener)
	return "http://" + listener.Addr().String() + basePath, nil
}

// ListenTLS serves HTTPS with HTTP/2 on a free loopback port. The certificate in the
// pool is that of [httptest], for 127.0.0.1 and *.example.com.
func (s *Server) ListenTLS() (baseURL string, roots *x509.CertPool, err error) {
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return "", nil, err
	}
	owner := httptest.NewTLSServer(nil)
	defer owner.Close()
	roots = x509.NewCertPool()
	roots.AddCert(owner.Certificate())
	s.host(&http.Server{TLSConfig: &tls.Config{Certificates: owner.TLS.Certificates}}, listener)
	return "https://" + listener.Addr().String() + basePath, roots, nil
}

func (s *Server) host(server *http.Server, listener net.Listener) {
	server.Handler = s
	server.ConnState = s.count
	s.mu.Lock()
	s.hosting.servers = append(s.hosting.servers, server)
	s.mu.Unlock()
	s.hosting.serving.Go(func() {
		if server.TLSConfig == nil {
			_ = server.Serve(listener)
		} else {
			_ = server.ServeTLS(listener, "", "")
		}
	})
}

func (s *Server) count(conn net.Conn, state http.ConnState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch state {
	case http.StateClosed, http.StateHijacked:
		delete(s.hosting.open, conn)
		s.hosting.quiet.Broadcast()
		return
	case http.StateNew:
		s.hosting.ever++
	}
	s.hosting.open[conn] = state
}

// Connections is the number of open connections, and of all so far.
func (s *Server) Connections() (open, ever int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.hosting.open), s.hosting.ever
}

// DropIdle closes the connections without a request.
func (s *Server) DropIdle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn, state := range s.hosting.open {
		if state != http.StateActive {
			_ = conn.Close()
		}
	}
}

// Close ends all listeners, connections and requests, and waits for them.
func (s *Server) Close() {
	s.end()
	s.closeServers()
	s.hosting.serving.Wait()
	s.closeServers() // a connection may have been accepted meanwhile
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.hosting.open) > 0 || s.inFlight > 0 {
		s.hosting.quiet.Wait()
	}
}

func (s *Server) closeServers() {
	s.mu.Lock()
	servers := s.hosting.servers
	s.mu.Unlock()
	for _, server := range servers {
		_ = server.Close()
	}
}
