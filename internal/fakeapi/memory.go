package fakeapi

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// MemoryURL is the base URL to use with [Server.Transport]. The host is one for
// which the provider allows plain http; nothing is ever sent to it.
const MemoryURL = "http://localhost" + basePath

// Transport leads to the server without a socket. Under testing/synctest time
// stands still while a real socket is open; over this one it passes. Each call
// gives a transport of its own, with connections of its own.
func (s *Server) Transport() *http.Transport {
	listener := s.listenInMemory()
	transport := &http.Transport{
		DialContext:         func(ctx context.Context, _, _ string) (net.Conn, error) { return listener.dial(ctx) },
		MaxIdleConnsPerHost: 64, // as many as the provider may have in flight
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hosting.transports = append(s.hosting.transports, transport)
	return transport
}

// TransportHTTP2 is [Server.Transport] over HTTP/2, without TLS: many requests
// share a connection, and one that is given up ends a stream alone.
func (s *Server) TransportHTTP2() *http.Transport {
	transport := s.Transport()
	transport.Protocols = new(http.Protocols)
	transport.Protocols.SetUnencryptedHTTP2(true)
	return transport
}

func (s *Server) listenInMemory() *memoryListener {
	s.mu.Lock()
	first := s.memory == nil
	if first {
		s.memory = &memoryListener{conns: make(chan net.Conn), closed: make(chan struct{})}
	}
	listener := s.memory
	s.mu.Unlock()
	if first {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(true)
		protocols.SetUnencryptedHTTP2(true)
		s.host(&http.Server{Protocols: protocols}, listener)
	}
	return listener
}

// memoryListener hands the far ends of pipes to an http.Server.
type memoryListener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (l *memoryListener) dial(ctx context.Context) (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case l.conns <- far:
		return near, nil
	case <-l.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Accept implements [net.Listener].
func (l *memoryListener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.conns:
		return conn, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

// Close implements [net.Listener].
func (l *memoryListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

// Addr implements [net.Listener].
func (l *memoryListener) Addr() net.Addr { return &net.UnixAddr{Name: "fakeapi", Net: "memory"} }
