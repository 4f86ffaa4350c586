package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// api is a list of sessions on loopback, its pages written beforehand.
type api struct {
	*fakeapi.Rendered

	server  *http.Server
	baseURL string
}

func serve(ctx context.Context, sessions, perPage int, latency time.Duration) (*api, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}

	rendered := fakeapi.Render(sessions, perPage, latency)
	a := &api{
		Rendered: rendered,
		server:   &http.Server{Handler: rendered, ReadHeaderTimeout: time.Minute},
		baseURL:  "http://" + listener.Addr().String(),
	}

	go func() { _ = a.server.Serve(listener) }()

	return a, nil
}

// variables lead the provider to the API.
func (a *api) variables() []string {
	return fakeapi.Environment(a.baseURL)
}
