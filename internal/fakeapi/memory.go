package fakeapi

import (
	"context"
	"net"
	"net/http"
)

// MemoryURL is for [Server.Transport]. The provider allows plain http for this host.
const MemoryURL = "http://localhost" + basePath

// Transport reaches the server without a socket, as testing/synctest needs it.
func (s *Server) Transport() *http.Transport {
	listener := memoryListener{s.life, s.conns}
	s.hosting.inMemory.Do(func() {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(true)
		protocols.SetUnencryptedHTTP2(true)
		s.host(&http.Server{Protocols: protocols}, listener)
	})
	return &http.Transport{
		DialContext:         func(ctx context.Context, _, _ string) (net.Conn, error) { return listener.dial(ctx) },
		MaxIdleConnsPerHost: 64, // parallel requests of the provider
	}
}

// TransportHTTP2 is [Server.Transport] over HTTP/2, without TLS.
func (s *Server) TransportHTTP2() *http.Transport {
	transport := s.Transport()
	transport.Protocols = new(http.Protocols)
	transport.Protocols.SetUnencryptedHTTP2(true)
	return transport
}

// memoryListener passes the far ends of pipes to an [http.Server].
type memoryListener struct {
	life  context.Context
	conns chan net.Conn
}

func (l memoryListener) dial(ctx context.Context) (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case l.conns <- far:
		return near, nil
	case <-l.life.Done():
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l memoryListener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.conns:
		return conn, nil
	case <-l.life.Done():
		return nil, net.ErrClosed
	}
}

// Close does nothing: [Server.Close] ends Accept.
func (l memoryListener) Close() error { return nil }

func (l memoryListener) Addr() net.Addr { return &net.UnixAddr{Name: "fakeapi", Net: "memory"} }
